import { expect, test } from 'vitest';
import { type HoursSum, nothing, tellHours, tellTotal } from './concealment.js';

const sum = (key: string, seconds: number, people: string[]): HoursSum => ({
  ...nothing,
  ...{ key, seconds, billableSeconds: seconds, contributors: people.length, unseen: people.length },
  ...{ unseenBillable: people.length, person: people[0] ?? null, billablePerson: people[0] ?? null },
});
const seen = (key: string, seconds: number): HoursSum => ({ ...sum(key, seconds, []), contributors: 1 });
const hiddenKeys = (sums: HoursSum[]) =>
  sums.filter((_, at) => tellHours(sums)[at]?.hidden !== null).map(({ key }) => key);

test('a sum of two people is told, one of a single person is not', () => {
  const sums = [sum('team', 10, ['ada', 'bo']), sum('alone', 5, ['cy']), sum('other', 7, ['dan'])];
  expect(hiddenKeys(sums)).toEqual(['alone', 'other']);
  expect(tellHours(sums)[1]).toEqual({
    seconds: null,
    billableSeconds: null,
    billableShare: null,
    hidden: 'too_few_people',
  });
});

test('where subtraction from the total would tell one person’s hours, the smallest other sum is withheld as well', () => {
  expect(hiddenKeys([sum('big', 90, ['a', 'b']), sum('small', 20, ['c', 'd']), sum('alone', 5, ['e'])])).toEqual([
    'small',
    'alone',
  ]);
  expect(hiddenKeys([sum('x', 90, ['a', 'b']), sum('one', 5, ['e']), sum('two', 5, ['e'])])).toEqual([
    'x',
    'one',
    'two',
  ]);
});

test('what the asker may read hides nothing, and protects nobody', () => {
  expect(hiddenKeys([seen('mine', 3), sum('team', 10, ['a', 'b'])])).toEqual([]);
  expect(hiddenKeys([seen('mine', 3), sum('alone', 10, ['a'])])).toEqual(['alone']);
  expect(tellTotal(sum('', 10, ['a'])).seconds).toBeNull();
  expect(tellTotal(sum('', 10, ['a', 'b'])).seconds).toBe(10);
});

test('what one person alone billed is withheld, while the hours of both are told', () => {
  const mixed: HoursSum = { ...sum('', 10, ['a', 'b']), billableSeconds: 4, unseenBillable: 1, billablePerson: 'a' };
  const two = [mixed, sum('team', 8, ['a', 'b', 'c'])];
  expect(tellHours(two).map(({ seconds, billableSeconds }) => [seconds, billableSeconds])).toEqual([
    [10, null],
    [8, null],
  ]);
  expect(tellTotal(mixed)).toEqual({
    seconds: 10,
    billableSeconds: null,
    billableShare: null,
    hidden: 'too_few_people',
  });
});

test('shares of nothing are undefined', () => {
  expect(tellTotal(nothing)).toEqual({ seconds: 0, billableSeconds: 0, billableShare: null, hidden: null });
});
