import { expect, test } from 'vitest';
import { addressIn, originalAddress } from './account.js';

test.each([
  ['Google Account: Alice Example  (Alice@Example.com)', 'alice@example.com'],
  ['Inbox (12) - alice@example.com - Example Mail', 'alice@example.com'],
  ['alice@example.co.uk', 'alice@example.co.uk'],
  ['Meet me @ noon', null],
  ['alice@localhost', null],
  ['', null],
])('"%s" names %s', (text, address) => {
  expect(addressIn(text)).toBe(address);
});

test.each([
  ['/mail/u/0/', '/mail/u/0/'],
  ['/mail/u/3/popout', '/mail/u/3/'],
  ['/mail/b/AEoRXRT/u/1/', '/mail/b/AEoRXRT/u/1/'],
  ['/mail/', '/mail/u/0/'],
])('from %s the source of a message is asked for at %s', (pathname, path) => {
  const address = originalAddress({ origin: 'https://mail.google.com', pathname }, 'key&1', 'msg-f:12');
  expect(address).toBe(`https://mail.google.com${path}?ik=key%261&view=om&permmsgid=msg-f%3A12`);
});
