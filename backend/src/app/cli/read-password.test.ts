import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { type PasswordOptions, readPassword } from './read-password.js';

const good = 'wide harbour lamp 7';

function read(typed: readonly string[], { isTTY, ...options }: PasswordOptions & { isTTY: boolean }) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const said: string[] = [];
  const say = (text: string) => {
    said.push(text);
    if (isTTY && text !== '\n') input.write(`${typed[said.filter((one) => one !== '\n').length - 1] ?? ''}\n`);
  };
  if (!isTTY) input.end(typed.join('\n'));
  return { said, password: readPassword(options, ['Acme'], { input, say }) };
}

test('a person at a terminal is asked twice, and nothing of it is shown', async () => {
  const { said, password } = read([good, good], { isTTY: true });
  expect(await password).toBe(good);
  expect(said.join('')).not.toContain(good);
});

test('two that differ are refused', async () => {
  await expect(read([good, `${good}8`], { isTTY: true }).password).rejects.toThrow('not the same');
});

test('a program pipes it in; what follows the first line is not read', async () => {
  expect(await read([good, 'more'], { isTTY: false }).password).toBe(good);
  expect(await read([good], { isTTY: false, passwordStdin: true }).password).toBe(good);
});

test.each(['password', 'ownerPassword'] as const)(
  'one on the command line (%s) is refused with what to do',
  async (where) => {
    const { password } = read([good], { isTTY: false, [where]: good });
    await expect(password).rejects.toThrow('--password-stdin');
  },
);

test.each([
  ['none', ''],
  ['a short one', 'short'],
  ['one that everybody tries', 'password1234'],
  ['one made of the organisation', 'acme acme acme'],
  ['an endless one', 'x'.repeat(201)],
])('%s is refused', async (_, typed) => {
  await expect(read([typed], { isTTY: false }).password).rejects.toMatchObject({ code: 'invalid' });
});
