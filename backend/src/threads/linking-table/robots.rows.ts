import { acme, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** Machines and lists bring nobody into the queue. */
export const robots: Row[] = [
  ['no-reply of a stranger', { mails: ['no-reply@acme.com'] }, 'nobody'],
  ['no-reply of a customer', { customers: [acme], mails: ['no-reply@acme.com'] }, 'Acme by domain 0.8'],
  ['a report of delivery', { mails: [{ from: 'MAILER-DAEMON@acme.com', automatic: true }] }, 'nobody'],
  [
    'a report on a known conversation',
    {
      customers: [acme],
      mails: [
        { from: 'me', to: ['x@acme.com'], id: 'sent', subject: 'Offer' },
        { from: 'mailer-daemon@relay.net', answers: 'sent', subject: 'Re: Offer', automatic: true },
      ],
    },
    'Acme by domain 0.8',
  ],
  ['notifications', { mails: ['notifications@github.com'] }, 'nobody'],
  ['an envelope sender', { mails: ['bounces+123-x=y.com@send.acme.com'] }, 'nobody'],
  ['a calendar’s robot', { mails: ['calendar-notification@google.com'] }, 'nobody'],
  [
    'a calendar’s robot on behalf of a contact',
    {
      customers: [jane],
      mails: [{ from: 'calendar-notification@google.com', to: ['support@team.example', 'jane@acme.com'] }],
    },
    'Acme by contact 0.98',
  ],
  ['a mailing list', { mails: [{ from: 'x@list.com', list: true }] }, 'nobody'],
  [
    'a contact on a mailing list',
    { customers: [jane], mails: [{ from: 'jane@acme.com', list: true }] },
    'Acme by contact 0.98',
  ],
  [
    'a list that writes in a person’s name',
    { customers: [jane], mails: [{ from: 'dev-bounces@lists.org', replyTo: ['jane@acme.com'], list: true }] },
    'nobody',
  ],
  ['out of office of a stranger', { mails: [{ from: 'x@acme.com', automatic: true }] }, 'nobody'],
];
