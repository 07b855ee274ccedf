import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { expect, test } from 'vitest';
import { moreOf, rowAfterCopy } from './row-after-copy.js';

type Case = [row: string, copy: string, after: string];

const opennessOf = (words: string) => {
  const [kind, tier] = words.split(' ');
  return { shared: kind === 'shared', tier: tier as MailTier };
};

test.each<Case>([
  ['personal full', 'personal metadata', 'personal full'],
  ['personal metadata', 'personal full', 'personal full'],
  ['personal full', 'shared full', 'shared full'],
  ['personal full', 'shared subject', 'shared subject'],
  ['personal full', 'shared metadata', 'shared metadata'],
  ['personal metadata', 'shared full', 'shared full'],
  ['shared metadata', 'shared subject', 'shared subject'],
  ['shared subject', 'shared full', 'shared full'],
  ['shared full', 'shared metadata', 'shared full'],
  ['shared metadata', 'personal full', 'shared metadata'],
  ['shared full', 'personal metadata', 'shared full'],
])('a %s mail that comes again as %s is %s', (row, copy, after) => {
  expect(rowAfterCopy(opennessOf(row), opennessOf(copy))).toEqual(opennessOf(after));
});

test('more is kept by the later of two tiers', () => {
  expect(moreOf('none', 'metadata')).toBe('metadata');
  expect(moreOf('full', 'subject')).toBe('full');
});
