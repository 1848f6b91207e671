import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headOf, inUtf8, isUtf8, marked, parts, refusedFile, renamed } from '../.test/csv.js';

const cut = async (text, separator = ',', skip = [], most = 2) => {
  const found = [];
  for await (const part of parts(new Blob([text]), separator, new Set(skip), most)) found.push(part);
  return found.map((part) => ({ text: new TextDecoder().decode(part.body), rows: part.rows, second: part.lineOf(2) }));
};

test('each part has the first row, and knows where in the file its lines are', async () => {
  assert.deepEqual(await cut('email,n\na,1\nb,2\nc,3'), [
    { text: 'email,n\na,1\nb,2\n', rows: 2, second: 2 },
    { text: 'email,n\nc,3', rows: 1, second: 4 },
  ]);
});

test('a quoted cell may hold line ends, separators and quotes; a quote inside a cell is a letter', async () => {
  const [one, two, ...more] = await cut('email,"a\nb"\r\n"x ""y"",\r\n\nz",1\r\nb,say "hi\r\nc,3\r\n');
  assert.deepEqual(more, []);
  assert.equal(one.text, 'email,"a\nb"\r\n"x ""y"",\r\n\nz",1\r\nb,say "hi\r\n');
  assert.equal(two.text, 'email,"a\nb"\r\nc,3\r\n');
  // The header takes two lines, the first row three: what is line 3 of the part is line 7 of the file.
  assert.equal(two.second, 6);
});

test('a row that is left out leaves its lines empty', async () => {
  const [one] = await cut('email;n\na;"1\n2"\nb;2\n\nc;3\n', ';', [2]);
  assert.equal(one.text, 'email;n\n\n\nb;2\n\nc;3\n');
  assert.equal(one.rows, 2);
});

test('a mark at the beginning, empty lines before the first row, old line ends, and no row at all', async () => {
  assert.deepEqual(await cut('\ufeff\n"email"\ra\r\rb\r'), [{ text: '"email"\ra\r\rb\r', rows: 2, second: 3 }]);
  assert.deepEqual(await cut('email\n'), []);
  assert.deepEqual(await cut(''), []);
});

test('rows of a file of many slices are each there once', async () => {
  const rows = Array.from({ length: 90_000 }, (_, at) => `p${at}@example.com,"line\r\n${at}, ""quoted"""\r\n`);
  let seen = 0;
  let text = '';
  for await (const part of parts(new Blob(['email,n\r\n', ...rows]), ',', new Set())) {
    seen += part.rows;
    text += new TextDecoder().decode(part.body).slice('email,n\r\n'.length);
  }
  assert.equal(seen, 90_000);
  assert(text === rows.join(''));
});

test('a quote that is never closed ends the cutting, not the tab', async () => {
  const found = await cut(`email\na\n"${'x'.repeat(6_000_000)}\nb\n`, ',', [], 10);
  assert.equal(found.length, 1);
  assert(found[0].text.length < 6_000_000);
});

test('refused rows are a file that can be mended, and imported again as it is', () => {
  assert.equal(
    refusedFile(['email', 'note', 'refused_line', 'refused_reason'], [{ line: 7, reason: 'email: "x" has no @', raw: ['x', 'a,"b"', '3', 'old'] }]),
    'email,note,refused_line,refused_reason\r\nx,"a,""b""",7,"email: ""x"" has no @"\r\n',
  );
});

test('what a file is written in is seen, and mended', async () => {
  const latin = new Blob([new Uint8Array([0x4d, 0xfc, 0x6c])]);
  assert.equal(await isUtf8(latin), false);
  assert.equal(await (await inUtf8(latin, 'windows-1252')).text(), 'Mül');
  assert.equal(await isUtf8(new Blob(['Mül'])), true);
  assert.equal(marked(new Uint8Array([0xff, 0xfe, 0x61, 0])), 'utf-16le');
  assert.equal(marked(new TextEncoder().encode('PK\u0003\u0004')), 'spreadsheet');
  assert.equal(marked(new TextEncoder().encode('email')), null);
});

test('the names of the first row are read, and one of them can be another', async () => {
  const file = new Blob(['\ufeff\r\nMail;"Vor, ""der"" Name";;Ort\r\na@x.example;A;;B\r\n']);
  const head = await headOf(file);
  assert.deepEqual(head.names, ['Mail', 'Vor, "der" Name', '', 'Ort']);
  assert.equal(head.separator, ';');
  assert.equal(await renamed(file, head, 0, 'email').text(), '\r\n"email";"Vor, ""der"" Name";"";"Ort"\na@x.example;A;;B\r\n');
  assert.deepEqual((await headOf(new Blob(['one,two']))).names, ['one', 'two']);
  assert.deepEqual((await headOf(new Blob(['a\tb, c\td\n1\t2\t3']))).names, ['a', 'b, c', 'd']);
  assert.deepEqual((await headOf(new Blob(['"x",\n']))).names, ['x', '']);
});
