import { expect, test } from 'vitest';
import { isRobotAddress } from './robot-address.js';

test.each([
  'no-reply@acme.com',
  'NoReply@acme.com',
  'no_reply+4711@acme.com',
  'do.not.reply@acme.com',
  'orders-noreply@shop.com',
  'ne-pas-repondre@sncf.fr',
  'mailer-daemon@googlemail.com',
  'postmaster@acme.com',
  'bounces+123-jane=acme.com@send.acme.com',
  'team-bounces@lists.acme.com',
  'dev-request@lists.acme.com',
  'owner-list@acme.com',
  'notifications@github.com',
  'calendar-notification@google.com',
  'newsletter@acme.com',
])('nobody sits behind %s', (address) => {
  expect(isRobotAddress(address)).toBe(true);
});

test.each([
  'jane@acme.com',
  'info@acme.com',
  'support@acme.com',
  'sales@acme.com',
  'norbert.reply@acme.com',
  'root.cause@acme.com',
  'alerta@acme.com',
  'team@notifications.acme.com',
  '@',
])('people may read what comes to %s', (address) => {
  expect(isRobotAddress(address)).toBe(false);
});
