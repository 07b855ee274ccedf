import { expect, test } from 'vitest';
import { widen } from './attempt-limit.js';

test.each([
  ['network:2001:db8::1', 'network:2001:db8:0:0::/64'],
  ['network:2001:db8::ffff:2', 'network:2001:db8:0:0::/64'],
  ['network:2001:0DB8:0:0:1:2:3:4', 'network:2001:db8:0:0::/64'],
  ['network:2001:db8:1:2::5', 'network:2001:db8:1:2::/64'],
  ['network:::1', 'network:0:0:0:0::/64'],
  ['network:192.0.2.1', 'network:192.0.2.1'],
  ['reset-network:2001:db8::1', 'reset-network:2001:db8:0:0::/64'],
  ['portal-network:2001:db8::ffff:2', 'portal-network:2001:db8:0:0::/64'],
  ['account:a:b', 'account:a:b'],
])('%s counts as %s', (subject, counted) => {
  expect(widen(subject)).toBe(counted);
});
