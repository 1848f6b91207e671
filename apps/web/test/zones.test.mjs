import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isZone, moment, offsetWords, wallTime } from '../.test/zones.js';

const meant = (wall, zone) => {
  const found = moment(wall, zone);
  return `${found.at.toISOString().slice(0, 16)}Z ${found.kind}`;
};

test('a time on the wall is that moment, whole and half hours ahead', () => {
  assert.equal(meant('2026-07-01T09:00', 'Europe/London'), '2026-07-01T08:00Z exact');
  assert.equal(meant('2026-07-01T09:00', 'Asia/Kolkata'), '2026-07-01T03:30Z exact');
  assert.equal(meant('2026-07-01T09:00', 'Asia/Kathmandu'), '2026-07-01T03:15Z exact');
  assert.equal(meant('2026-01-01T09:00', 'America/St_Johns'), '2026-01-01T12:30Z exact');
});

test('a time that the clock skips is the first moment after the gap', () => {
  assert.equal(meant('2026-03-29T01:30', 'Europe/London'), '2026-03-29T01:00Z gap');
  assert.equal(meant('2026-03-08T02:00', 'America/New_York'), '2026-03-08T07:00Z gap');
  assert.equal(meant('2026-10-04T02:15', 'Australia/Lord_Howe'), '2026-10-03T15:30Z gap');
});

test('a time that comes twice is the first of the two', () => {
  assert.equal(meant('2026-10-25T01:30', 'Europe/London'), '2026-10-25T00:30Z overlap');
  assert.equal(meant('2026-04-05T01:45', 'Australia/Lord_Howe'), '2026-04-04T14:45Z overlap');
});

test('a moment and its time on the wall go back and forth through a year of hours', () => {
  for (const zone of ['Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham', 'UTC']) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3 * 3_600_000) {
      const wall = wallTime(new Date(at), zone);
      const back = moment(wall, zone);
      assert.equal(wallTime(back.at, zone), wall, `${zone} ${wall}`);
      if (back.kind === 'exact') assert.equal(back.at.getTime(), at, `${zone} ${wall}`);
    }
  }
});

test('an offset is said as people say it', () => {
  const at = new Date('2026-01-01T00:00Z');
  assert.equal(offsetWords(at, 'Asia/Kolkata'), 'UTC+5:30');
  assert.equal(offsetWords(at, 'America/St_Johns'), 'UTC−3:30');
  assert.equal(offsetWords(at, 'Europe/London'), 'UTC');
});

test('what is no time or no zone is said to be none', () => {
  assert.equal(moment('soon', 'UTC'), null);
  assert.equal(isZone('Europe/Nowhere'), false);
});
