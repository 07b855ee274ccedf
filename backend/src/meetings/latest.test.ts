import { expect, test } from 'vitest';
import { attendanceAfter, isLater, mayShow } from './latest.js';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));

test.each([
  [{ sequence: 0, writtenAt: at(1) }, { sequence: 1, writtenAt: at(1) }, true],
  [{ sequence: 1, writtenAt: at(1) }, { sequence: 0, writtenAt: at(9) }, false],
  [{ sequence: 1, writtenAt: at(1) }, { sequence: 1, writtenAt: at(2) }, true],
  [{ sequence: 1, writtenAt: at(2) }, { sequence: 1, writtenAt: at(1) }, false],
  [{ sequence: 1, writtenAt: null }, { sequence: 1, writtenAt: at(1) }, true],
])('of %j and %j the second counts: %s', (known, arriving, later) => {
  expect(isLater(known, arriving)).toBe(later);
});

test.each([
  [{ shared: true, ownerId: null }, { shared: false, ownerId: 'a' }, false],
  [{ shared: false, ownerId: 'a' }, { shared: true, ownerId: null }, true],
  [{ shared: false, ownerId: 'a' }, { shared: false, ownerId: 'a' }, true],
  [{ shared: false, ownerId: 'a' }, { shared: false, ownerId: 'b' }, false],
])('a meeting seen as %j is changed by a mail seen as %j: %s', (known, arriving, allowed) => {
  expect(mayShow(known, arriving)).toBe(allowed);
});

test.each([
  ['accepted', 'unanswered', false, 'accepted'],
  ['accepted', 'unanswered', true, 'unanswered'],
  ['accepted', 'declined', true, 'declined'],
  [undefined, 'unanswered', false, 'unanswered'],
] as const)('who had %s and is invited as %s, moved %s, has %s', (known, invited, moved, after) => {
  expect(attendanceAfter({ known, invited }, moved)).toBe(after);
});
