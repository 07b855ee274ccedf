import { expect, test } from 'vitest';
import { isQuiet, latencySeconds } from './signals.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
const ours = (hour: number) => ({ sentAt: at(hour), outgoing: true });
const theirs = (hour: number) => ({ sentAt: at(hour), outgoing: false });

test.each([
  ['an answer to one mail', ours(12), [theirs(10)], 7200],
  ['an answer to the first of two mails', ours(12), [theirs(11), theirs(10), ours(1)], 7200],
  ['their answer to ours', theirs(12), [ours(9), theirs(8)], 10_800],
  ['a second mail of one side', ours(12), [ours(11), theirs(10)], null],
  ['the first mail', ours(12), [], null],
])('%s takes as long as the other side waited', (_what, mail, before, seconds) => {
  expect(latencySeconds(mail, before)).toBe(seconds);
});

const now = new Date('2026-04-01T00:00:00Z');
test.each([
  ['two weeks after daily mails', '2026-03-18T00:00:00Z', 1, 30, true],
  ['a day less', '2026-03-19T00:00:00Z', 1, 30, false],
  ['three weeks of somebody who writes every two', '2026-03-11T00:00:00Z', 14, 10, false],
  ['five weeks of the same', '2026-02-25T00:00:00Z', 14, 10, true],
  ['of two mails nobody has a rhythm', '2026-01-01T00:00:00Z', 1, 2, false],
])('%s', (_what, lastMailAt, rhythmDays, mails, quiet) => {
  expect(isQuiet({ lastMailAt: new Date(lastMailAt), rhythmDays, mails }, now)).toBe(quiet);
});
