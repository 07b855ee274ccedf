import { expect, test } from 'vitest';
import { type Copy, fateOf } from './copies.js';

type Rules = Parameters<typeof fateOf>[1]['rules'];
const rules: Rules = {
  ...{ kind: 'personal', ownerId: 'p', tier: 'full', store: 'all', labelsIn: [], labelsOut: [], removed: false },
  blocked: { addresses: new Set(), domains: new Set(['clinic.test']) },
};
const copy: Copy = { id: '1', tier: 'full', labels: ['Inbox'], addresses: ['jane@acme.test'] };

test('a copy goes where somebody in it is blocked now, whatever made it be looked at', () => {
  const blocked = { ...copy, addresses: ['jane@acme.test', 'dr@clinic.test'] };
  for (const cause of ['block', 'tier', 'labels', 'kind'] as const)
    expect(fateOf(blocked, { rules, cause })).toEqual({ skipped: 'blocked' });
  expect(fateOf(copy, { rules, cause: 'block' })).toEqual({ stays: true });
});

test('a copy goes with an unwanted label, and stays without a wanted one', () => {
  expect(fateOf(copy, { rules: { ...rules, labelsOut: ['inbox'] }, cause: 'labels' })).toEqual({ skipped: 'label' });
  expect(fateOf(copy, { rules: { ...rules, labelsIn: ['work'] }, cause: 'labels' })).toEqual({ stays: true });
});

test('a lower tier lowers, a higher one does not raise, and none lets go', () => {
  const under = (tier: Rules['tier'], of: Copy = copy) => fateOf(of, { rules: { ...rules, tier }, cause: 'tier' });
  expect(under('subject')).toEqual({ lower: true });
  expect(under('full', { ...copy, tier: 'metadata' })).toEqual({ stays: true });
  expect(under('none')).toEqual({ skipped: 'tier_none' });
});

test('of a removed mailbox all goes, unless it has been brought back meanwhile', () => {
  expect(fateOf(copy, { rules: { ...rules, removed: true }, cause: 'removed' })).toEqual({ skipped: 'removed' });
  expect(fateOf(copy, { rules, cause: 'removed' })).toEqual({ stays: true });
});
