import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readUserHandle, userHandleOf } from './user-handle.js';

test('a handle names organisation and person, and is read back', () => {
  const holder = { orgId: randomUUID(), personId: randomUUID() };
  expect(userHandleOf(holder)).toMatch(/^[\w-]{43}$/);
  expect(readUserHandle(userHandleOf(holder))).toEqual(holder);
});

test.each([null, undefined, '', 'AAAA', 'A'.repeat(44), 'A'.repeat(40)])('%s is no handle of ours', (handle) => {
  expect(readUserHandle(handle)).toBeNull();
});
