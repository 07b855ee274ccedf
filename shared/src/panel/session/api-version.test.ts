import { expect, test } from 'vitest';
import { apiVersion } from '../../session/schema.js';
import { panelApiVersion, whoIsBehind } from './api-version.js';

test('the panel speaks the version that the schemas describe', () => {
  expect(panelApiVersion).toBe(apiVersion);
});

test.each([
  [1, 1, null],
  [1, 2, 'server'],
  [3, 2, 'panel'],
] as const)('server %i and panel %i: %s is behind', (server, panel, behind) => {
  expect(whoIsBehind(server, panel)).toBe(behind);
});
