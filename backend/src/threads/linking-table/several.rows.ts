import { acme, globex, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** Several customers in one conversation. */
export const several: Row[] = [
  [
    'two customers alike',
    { customers: [acme, globex], mails: [{ from: 'a@acme.com', cc: ['b@globex.com'] }] },
    'maybe Acme by domain 0.4, maybe Globex by domain 0.4, review acme.com',
  ],
  [
    'an agency in copy',
    { customers: [{ ...acme, ...jane }, globex], mails: [{ from: 'jane@acme.com', cc: ['b@globex.com'] }] },
    'Acme by contact 0.98, maybe Globex by domain 0.8',
  ],
  [
    'an agency writes, the contact is in copy',
    { customers: [{ ...acme, ...jane }, globex], mails: [{ from: 'b@globex.com', cc: ['jane@acme.com'] }] },
    'Acme by contact 0.98, maybe Globex by domain 0.8',
  ],
  [
    'a stranger in copy',
    { customers: [acme], mails: [{ from: 'a@acme.com', cc: ['x@who.com'] }] },
    'Acme by domain 0.8',
  ],
  [
    'one beside the other by hand',
    {
      customers: [acme, globex],
      mails: [
        { from: 'a@acme.com', id: 'offer', subject: 'Offer' },
        { from: 'a@acme.com', id: 'answer', subject: 'Re: Offer', answers: 'offer' },
      ],
      before: (s) => s.link('Globex', true),
    },
    'Acme by domain 0.8, Globex by manual 1',
  ],
];
