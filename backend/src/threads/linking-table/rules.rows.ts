import { acme, globex, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** What was decided for senders. */
export const rules: Row[] = [
  [
    'a rule for an address beats its contact',
    {
      customers: [jane, globex],
      rules: [{ address: 'jane@acme.com', verdict: 'customer', customer: 'Globex' }],
      mails: ['jane@acme.com'],
    },
    'Globex by rule 0.97',
  ],
  [
    'a rule for a domain yields to a contact',
    {
      customers: [jane, globex],
      rules: [{ domain: 'acme.com', verdict: 'customer', customer: 'Globex' }],
      mails: ['jane@acme.com'],
    },
    'Acme by contact 0.98, maybe Globex by rule 0.9',
  ],
  [
    'a rule for a domain beats the domain',
    {
      customers: [acme, globex],
      rules: [{ domain: 'acme.com', verdict: 'customer', customer: 'Globex' }],
      mails: ['x@acme.com'],
    },
    'Globex by rule 0.9',
  ],
  [
    'an address before its domain',
    {
      customers: [acme, globex],
      rules: [
        { domain: 'x.com', verdict: 'customer', customer: 'Globex' },
        { address: 'a@x.com', verdict: 'customer', customer: 'Acme' },
      ],
      mails: ['a@x.com'],
    },
    'Acme by rule 0.97',
  ],
  [
    'an ignored address',
    { customers: [jane], rules: [{ address: 'jane@acme.com', verdict: 'ignore' }], mails: ['jane@acme.com'] },
    'nobody',
  ],
  [
    'an ignored domain',
    { customers: [acme], rules: [{ domain: 'acme.com', verdict: 'ignore' }], mails: ['x@acme.com'] },
    'nobody',
  ],
  [
    'an ignored domain, but its contact',
    { customers: [jane], rules: [{ domain: 'acme.com', verdict: 'ignore' }], mails: ['jane@acme.com'] },
    'Acme by contact 0.98',
  ],
  [
    'Reply-To without a rule',
    { customers: [jane], mails: [{ from: 'form@typeform.com', replyTo: ['jane@acme.com'] }] },
    'review typeform.com',
  ],
  [
    'Reply-To by a rule',
    {
      customers: [jane],
      rules: [{ domain: 'typeform.com', verdict: 'reply_to' }],
      mails: [{ from: 'no-reply@typeform.com', replyTo: ['jane@acme.com'] }],
    },
    'Acme by contact 0.98',
  ],
  [
    'a stranger’s Reply-To by a rule',
    {
      rules: [{ domain: 'typeform.com', verdict: 'reply_to' }],
      mails: [{ from: 'no-reply@typeform.com', replyTo: ['jane@acme.com'] }],
    },
    'review acme.com',
  ],
  [
    'the text by a rule',
    {
      customers: [jane],
      rules: [{ address: 'forms@typeform.com', verdict: 'body' }],
      mails: [{ from: 'forms@typeform.com', text: 'Name: Jane\nEmail: jane@acme.com', automatic: true }],
    },
    'Acme by contact 0.98',
  ],
  [
    'the text by a rule, past the team’s own address',
    {
      rules: [{ domain: 'typeform.com', verdict: 'body' }],
      mails: [{ from: 'x@typeform.com', text: 'For support@team.example\nfrom joe@who.com' }],
    },
    'review who.com',
  ],
  [
    'a text that names nobody',
    { rules: [{ domain: 'typeform.com', verdict: 'body' }], mails: [{ from: 'x@typeform.com' }] },
    'nobody',
  ],
  [
    'the team’s own form',
    {
      customers: [jane],
      rules: [{ address: 'forms@team.example', verdict: 'reply_to' }],
      mails: [{ from: 'forms@team.example', replyTo: ['jane@acme.com'] }],
    },
    'Acme by contact 0.98',
  ],
];
