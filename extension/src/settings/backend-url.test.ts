import { expect, test } from 'vitest';
import { parseBackendUrl } from './backend-url.js';

test.each([
  ['https://threadline.example.com/', 'https://threadline.example.com'],
  [' https://example.com/threadline ', 'https://example.com/threadline'],
  ['http://localhost:4780', 'http://localhost:4780'],
  ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
])('%s is the server address %s', (typed, address) => {
  expect(parseBackendUrl(typed)).toBe(address);
});

test.each([
  '',
  'threadline',
  'http://example.com',
  'ftp://example.com',
  'https://me:secret@example.com',
  'https://example.com?a=1',
])('"%s" is no server address', (typed) => {
  expect(parseBackendUrl(typed)).toBeNull();
});
