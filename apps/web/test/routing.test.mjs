import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match, path } from '../.test/routing.js';

test('a pattern names the parts of a path', () => {
  assert.deepEqual(match('/review/:sequenceId', '/review/seq_1'), { sequenceId: 'seq_1' });
  assert.deepEqual(match('/', '/'), {});
  assert.equal(match('/review/:sequenceId', '/review'), null);
  assert.equal(match('/review', '/reviews'), null);
});

test('any id survives the way into an address and back', () => {
  for (const sequenceId of ['a/b', '50%', 'ü ?#&', '..', '<img onerror>']) {
    assert.deepEqual(match('/review/:sequenceId', path('/review/:sequenceId', { sequenceId })), { sequenceId });
  }
});

test('an address that is not well encoded is no page and no crash', () => {
  assert.equal(match('/review/:sequenceId', '/review/%E0%A4%A'), null);
});
