import { acme, globex, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** What a colleague forwards is a suggestion; what others forward is nothing. */
export const forwards: Row[] = [
  [
    'a colleague forwards a contact’s mail',
    { customers: [jane], mails: [{ from: 'me', forwarded: 'jane@acme.com' }] },
    'maybe Acme by forward 0.5, review acme.com',
  ],
  [
    'a colleague forwards somebody of a domain',
    { customers: [acme], mails: [{ from: 'me', forwarded: 'x@mail.acme.com' }] },
    'maybe Acme by forward 0.5, review acme.com',
  ],
  ['a colleague forwards a stranger', { mails: [{ from: 'me', forwarded: 'x@who.com' }] }, 'review who.com'],
  [
    'a colleague forwards to a colleague alone',
    { customers: [jane], mails: [{ from: 'colleague', to: ['me'], forwarded: 'jane@acme.com', personal: true }] },
    'internal',
  ],
  [
    'a stranger forwards a contact’s mail',
    { customers: [jane], mails: [{ from: 'x@who.com', forwarded: 'jane@acme.com' }] },
    'review who.com',
  ],
  [
    'a customer forwards another’s mail',
    { customers: [acme, globex], mails: [{ from: 'x@acme.com', forwarded: 'y@globex.com' }] },
    'Acme by domain 0.8',
  ],
  [
    'somebody who pretends to be a colleague',
    {
      customers: [jane],
      mails: [{ from: 'me', to: ['support@team.example', 'x@who.com'], forwarded: 'jane@acme.com', forged: true }],
    },
    'review who.com',
  ],
];
