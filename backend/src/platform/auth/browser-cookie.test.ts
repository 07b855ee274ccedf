import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createBrowserCookie } from './browser-cookie.js';

const appWith = (secure: boolean) => {
  const cookie = createBrowserCookie({ secure });
  return new Hono().get('/of', (c) => c.text(cookie.of(c))).get('/known', (c) => c.text(cookie.known(c) ?? 'nobody'));
};
const ask = (secure: boolean, path: string, cookie = '') => appWith(secure).request(path, { headers: { cookie } });

test('a browser is given a value of 256 bits, which pages cannot read and other sites cannot send', async () => {
  const answer = await ask(true, '/of');
  const value = await answer.text();
  expect(value).toMatch(/^[\w-]{43}$/);
  expect(answer.headers.get('set-cookie')).toBe(
    `__Host-threadline-browser=${value}; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Strict`,
  );
});

test('it keeps the value that it came with, so that several tabs do not end each other’s sign-in', async () => {
  const value = 'a'.repeat(43);
  expect(await (await ask(true, '/of', `__Host-threadline-browser=${value}`)).text()).toBe(value);
  expect(await (await ask(false, '/known', `threadline-browser=${value}`)).text()).toBe(value);
});

test.each(['', 'short', 'a'.repeat(44), `${'a'.repeat(42)}%20`])('the value %s is none of ours', async (value) => {
  expect(await (await ask(false, '/known', `threadline-browser=${value}`)).text()).toBe('nobody');
});
