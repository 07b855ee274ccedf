import { expect, test } from 'vitest';
import { guessServers } from './guess-servers.js';

test('servers are guessed from the domain, and known by name where they are called otherwise', () => {
  expect(guessServers('jane@Acme.com')).toEqual({ imapHost: 'imap.acme.com', smtpHost: 'smtp.acme.com' });
  expect(guessServers('jane@gmx.de').smtpHost).toBe('mail.gmx.net');
});
