import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokens } from '../.test/tokens.js';

test('Liquid and markup are told apart', () => {
  assert.deepEqual(tokens('<p>Hi {{ name }}</p>').map(({ kind }) => kind), ['tag', 'plain', 'liquid', 'tag']);
});

test('joined again it is the same text, whatever was typed', () => {
  for (const text of ['', '{{', '}}{% if %', '<<<p>', '<!-- {{ x }} -->', 'a\n\n{{ b }}\n', '< 3 > 2']) {
    assert.equal(tokens(text).map((token) => token.text).join(''), text);
  }
});
