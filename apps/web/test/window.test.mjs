import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, isShut, windowWords } from '../.test/window.js';

test('days are words, runs and runs over the end of the week', () => {
  assert.deepEqual([...daysOf(['mon', 'wed'])], ['mon', 'wed']);
  assert.deepEqual([...daysOf('sat-mon')], ['sat', 'sun', 'mon']);
  assert.equal(daysOf(null).size, 7);
});

test('a window is shut outside of its hours on its days', () => {
  const office = { from: '09:00', to: '17:00', days: ['mon-fri'] };
  // A Monday.
  assert.equal(isShut(office, '2026-06-15T08:59'), true);
  assert.equal(isShut(office, '2026-06-15T09:00'), false);
  assert.equal(isShut(office, '2026-06-15T17:00'), true);
  assert.equal(isShut(office, '2026-06-14T12:00'), true);
});

test('a window over midnight belongs to the day it began on', () => {
  const night = { from: '22:00', to: '06:00', days: ['fri'] };
  assert.equal(isShut(night, '2026-06-12T23:00'), false);
  assert.equal(isShut(night, '2026-06-13T05:59'), false);
  assert.equal(isShut(night, '2026-06-13T23:00'), true);
  assert.equal(isShut(night, '2026-06-12T05:00'), true);
});

test('it is told in words', () => {
  assert.equal(windowWords({ from: '09:00', to: '17:00', days: ['mon-fri'], zone: 'UTC', holidays: 'GB' }), '09:00 to 17:00, mon, tue, wed, thu, fri, UTC, not on public holidays (GB)');
  assert.equal(windowWords({ from: '09:00' }), '09:00 to 24:00, on the contact’s clock');
});
