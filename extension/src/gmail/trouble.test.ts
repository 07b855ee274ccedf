import { expect, test } from 'vitest';
import { namesConversation } from './trouble.js';

test.each([
  ['#inbox/FMfcgzQXKtqXlpRzNdcGkLJPkXKfGqjh', true],
  ['#search/invoice/KtbxLxGnVbkHPnXrMXdHSrBGTJSxdCMTjB?compose=new', true],
  ['#all/18cfe0a1b2c3d4e5', true],
  ['#inbox', false],
  ['#label/CustomerOnboardingTeam', false],
  ['#search/from:bea+invoice', false],
  ['', false],
])('%s names a conversation: %s', (hash, expected) => {
  expect(namesConversation(hash)).toBe(expected);
});
