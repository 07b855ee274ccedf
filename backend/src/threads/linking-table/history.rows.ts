import { eq, sql } from 'drizzle-orm';
import { contacts, customerContacts } from '../../contacts/schema.js';
import { customers } from '../../customers/schema.js';
import { acme, globex, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

const offer = { from: 'x@acme.com', id: 'offer', subject: 'Offer' };
const answer = (from: string, more = {}) => ({ from, id: 'answer', subject: 'Re: Offer', answers: 'offer', ...more });
/** What was there before. */
export const history: Row[] = [
  [
    'an answer goes with its conversation',
    { customers: [acme], mails: [offer, answer('boss@elsewhere.com')] },
    'Acme by domain 0.8',
  ],
  [
    'what is linked stays, whoever joins',
    { customers: [acme, { name: 'Globex', contacts: ['bob@globex.com'] }], mails: [offer, answer('bob@globex.com')] },
    'Acme by domain 0.8, maybe Globex by contact 0.98',
  ],
  [
    'a link by hand stays',
    { customers: [acme, globex], mails: [offer, answer('x@acme.com')], before: (s) => s.link('Globex') },
    'Globex by manual 1',
  ],
  [
    'what was taken off does not return',
    { customers: [acme], mails: [offer, answer('x@acme.com')], before: (s) => s.unlink('Acme') },
    'review acme.com',
  ],
  [
    'nor by a contact that came since',
    {
      customers: [{ ...acme, contacts: ['c@acme.com'] }],
      mails: [offer, answer('c@acme.com')],
      before: (s) => s.unlink('Acme'),
    },
    'review acme.com',
  ],
  [
    'the same subject from strangers',
    { customers: [acme], mails: [offer, { from: 'y@who.com', id: 'other', subject: 'Re: Offer' }] },
    'review who.com',
  ],
  [
    'a ticket’s number in the subject',
    {
      customers: [acme],
      mails: [
        { ...offer, subject: '[#42] Offer' },
        { from: 'y@who.com', id: 'other', subject: 'Re: [#42] Offer' },
      ],
    },
    'review who.com',
  ],
  [
    'an answer under another subject by a stranger',
    { customers: [acme], mails: [offer, { from: 'y@who.com', id: 'other', subject: 'Win', answers: 'offer' }] },
    'review who.com',
  ],
  ['an archived customer', { customers: [{ ...acme, archived: true }], mails: ['x@acme.com'] }, 'review acme.com'],
  [
    'a customer archived since',
    {
      customers: [acme],
      mails: [offer, { from: 'x@acme.com', id: 'new', subject: 'Else' }],
      before: (s) =>
        s.as(s.org.system, ({ tx, now }) =>
          tx
            .update(customers)
            .set({ archivedAt: now })
            .where(eq(customers.id, s.customer('Acme'))),
        ),
    },
    'review acme.com',
  ],
  [
    'a contact that was removed',
    {
      customers: [jane],
      mails: [offer, { from: 'jane@acme.com', id: 'new', subject: 'Else' }],
      before: (s) => s.as(s.org.system, ({ tx, now }) => tx.update(contacts).set({ removedAt: now }).where(sql`true`)),
    },
    'review acme.com',
  ],
  [
    'a contact that went to another customer',
    {
      customers: [jane, { name: 'Globex' }],
      mails: [offer, { from: 'jane@acme.com', id: 'new', subject: 'Else' }],
      before: (s) =>
        s.as(s.org.system, ({ tx }) => tx.update(customerContacts).set({ customerId: s.customer('Globex') })),
    },
    'Globex by contact 0.98',
  ],
];
