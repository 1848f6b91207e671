import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, Drafts } from '../.test/drafts.js';

const words = { subject: 'Hello', preheader: '', body: '<p>Hi</p>', text: '' };
const draft = (subject) => ({ base: words, fingerprint: 'f1', revision: 1, words: { ...words, subject }, at: 1 });
const shelf = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
};

test('what was typed is there after the page was loaded again', () => {
  const one = shelf();
  new Drafts(one).put('e1', draft('Hello, Ada'));
  assert.equal(new Drafts(one).of('e1').words.subject, 'Hello, Ada');
  assert.equal(new Drafts(one).of('e2'), null);
});

test('a full shelf loses nothing that memory holds', () => {
  const full = { ...shelf(), setItem: () => { throw new Error('quota'); } };
  const drafts = new Drafts(full);
  drafts.put('e1', draft('Hello, Ada'));
  assert.equal(drafts.of('e1').words.subject, 'Hello, Ada');
});

test('a dropped draft is gone for good', () => {
  const one = shelf();
  const drafts = new Drafts(one);
  drafts.put('e1', draft('x'));
  drafts.drop('e1');
  assert.equal(drafts.of('e1'), null);
  assert.equal(new Drafts(one).of('e1'), null);
});

test('what lies broken on the shelf is no draft', () => {
  const one = shelf();
  one.setItem('espalier.draft.e1', '{"words":');
  one.setItem('espalier.draft.e2', '{"words":{"subject":1}}');
  assert.equal(new Drafts(one).of('e1'), null);
  assert.equal(new Drafts(one).of('e2'), null);
});

test('only what is another than before is stored', () => {
  assert.deepEqual(changed(draft('Hello, Ada')), { subject: 'Hello, Ada' });
  assert.deepEqual(changed(draft('Hello')), {});
});

test('each look at an unchanged draft is the same object, so that nothing is drawn twice', () => {
  const drafts = new Drafts(shelf());
  drafts.put('e1', draft('x'));
  assert.equal(drafts.of('e1'), drafts.of('e1'));
});
