import { expect, test } from 'vitest';
import { addressOf, placeOf } from './address.js';

test.each([
  ['/portal/nordlicht', { page: 'home', slug: 'nordlicht' }],
  ['/portal/nordlicht/', { page: 'home', slug: 'nordlicht' }],
  ['/portal/nordlicht/tasks', { page: 'tasks', slug: 'nordlicht' }],
  ['/portal/nordlicht/conversations/7', { page: 'conversation', slug: 'nordlicht', conversationId: '7' }],
  ['/portal/nordlicht/enter', { page: 'enter', slug: 'nordlicht' }],
  ['/portal/nordlicht/notes', { page: 'unknown', slug: 'nordlicht' }],
  ['/portal/nordlicht/tasks/7', { page: 'unknown', slug: 'nordlicht' }],
  ['/portal/nordlicht/conversations/7/8', { page: 'unknown', slug: 'nordlicht' }],
  ['/portal', { page: 'unknown', slug: '' }],
])('%s leads to its page', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

test('an address that is made is read as what it was made from', () => {
  expect(placeOf(addressOf('nordlicht', 'conversations', '7'))).toMatchObject({ page: 'conversation' });
  expect(addressOf('nordlicht')).toBe('/portal/nordlicht');
});
