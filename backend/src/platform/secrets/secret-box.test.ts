import { expect, test } from 'vitest';
import { type Keyring, parseKeys, purposesOf } from './keyring.js';
import { createSecretBox, keyIdOf, type SecretPlace } from './secret-box.js';
import { SecretUnreadable } from './secret-unreadable.js';

const place: SecretPlace = { orgId: 'o', table: 'totp_secrets', column: 'secret', row: 'p1' };
const keyOf = (id: string, fill: number) => ({ id, secret: Buffer.alloc(32, fill) });
const boxOf = (...keys: Keyring['keys']) => createSecretBox(() => ({ keys, retired: [] }));
const box = boxOf(keyOf('k1', 1));

test('what was sealed opens in its place, and no two seals look alike', () => {
  const sealed = box.seal(place, 'täglich 🔑');
  expect(box.open(place, sealed)).toBe('täglich 🔑');
  expect(box.seal(place, 'täglich 🔑')).not.toBe(sealed);
  expect(sealed).not.toContain('tägl');
  expect(keyIdOf(sealed)).toBe('k1');
});

test.each(['orgId', 'table', 'column', 'row'] as const)('a value moved to another %s does not open', (part) => {
  const sealed = box.seal(place, 'secret');
  expect(() => box.open({ ...place, [part]: 'other' }, sealed)).toThrow(SecretUnreadable);
  expect(() => boxOf(keyOf('k2', 2), keyOf('k1', 1)).rewrap({ ...place, [part]: 'other' }, sealed)).toThrow(
    SecretUnreadable,
  );
});

test('no changed, missing or added character goes unnoticed', () => {
  const sealed = box.seal(place, 'secret');
  for (let at = 0; at < sealed.length; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    for (const changed of [
      sealed.slice(0, at) + other + sealed.slice(at + 1),
      sealed.slice(0, at) + sealed.slice(at + 1),
      sealed.slice(0, at) + other + sealed.slice(at),
    ])
      expect(() => box.open(place, changed), changed).toThrow(SecretUnreadable);
  }
  // The unused bits at the end of a base64 text stand for nothing, and are not taken for that.
  const last = sealed.at(-1) as string;
  for (const twin of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    if (twin !== last) expect(() => box.open(place, sealed.slice(0, -1) + twin)).toThrow(SecretUnreadable);
});

test('what comes out of a refusal names neither key nor value', () => {
  const sealed = box.seal(place, 'secret');
  const refused = (() => {
    try {
      return boxOf(keyOf('k9', 9)).open(place, sealed);
    } catch (error) {
      return error as SecretUnreadable;
    }
  })() as SecretUnreadable;
  expect(refused.code).toBe('unavailable');
  expect(refused.message).toBe(
    'A stored secret cannot be read. Ask the person who runs Threadline to check its secret keys.',
  );
  expect(() => boxOf(keyOf('k1', 9)).open(place, sealed)).toThrow(SecretUnreadable);
});

test('a new key takes over: it wraps anew, and the value stays the same', () => {
  const sealed = box.seal(place, 'secret');
  const both = boxOf(keyOf('k2', 2), keyOf('k1', 1));
  expect(both.open(place, sealed)).toBe('secret');
  const rewrapped = both.rewrap(place, sealed) as string;
  expect(keyIdOf(rewrapped)).toBe('k2');
  expect(both.rewrap(place, rewrapped)).toBeNull();
  expect(boxOf(keyOf('k2', 2)).open(place, rewrapped)).toBe('secret');
  expect(() => box.open(place, rewrapped)).toThrow(SecretUnreadable);
});

test('keys for a purpose differ by purpose and key, and outlive the key that they come from', () => {
  const old = keyOf('k1', 1);
  const signed = box.derive('audit anchors');
  expect(signed.keyId).toBe('k1');
  expect(box.derive('something else').key.equals(signed.key)).toBe(false);
  const later = createSecretBox(() => ({
    keys: [keyOf('k2', 2)],
    retired: [{ id: 'k1', purposes: purposesOf(old) }],
  }));
  expect(later.derive('audit anchors').key.equals(signed.key)).toBe(false);
  expect(later.derive('audit anchors', 'k1').key.equals(signed.key)).toBe(true);
  expect(() => later.derive('audit anchors', 'k0')).toThrow(SecretUnreadable);
});

test('keys are read from a text, and a malformed one is no ring', () => {
  const text = (fill: number) => Buffer.alloc(32, fill).toString('base64');
  expect(parseKeys(`b:${text(2)}, a:${text(1)}`)?.map(({ id }) => id)).toEqual(['b', 'a']);
  for (const wrong of [
    '',
    'a',
    `a:${text(1).slice(4)}`,
    `a b:${text(1)}`,
    `a:${text(1)},`,
    `a:${text(1)},a:${text(2)}`,
  ])
    expect(parseKeys(wrong), wrong).toBeNull();
});
