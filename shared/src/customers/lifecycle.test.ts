import { expect, test } from 'vitest';
import { suggestedStage } from './lifecycle.js';

test.each([
  ['growth', '2026-06-08', 'renewal'],
  ['growth', '2026-06-09', null],
  ['growth', '2026-03-10', 'renewal'],
  ['growth', '2026-03-09', null],
  ['growth', null, null],
  ['renewal', '2026-04-01', null],
  ['churned', '2026-04-01', null],
  ['win_back', '2026-04-01', null],
] as const)(
  'on 10 March a customer in %s whose contract ends %s is suggested for %s',
  (stage, contractEndOn, suggested) => {
    expect(suggestedStage({ stage, contractEndOn }, '2026-03-10')).toBe(suggested);
  },
);
