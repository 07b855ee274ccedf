import { acme, jane } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** What speaks for a customer, and how surely. */
export const evidence: Row[] = [
  ['a contact writes', { customers: [jane], mails: ['jane@acme.com'] }, 'Acme by contact 0.98'],
  ['in capitals', { customers: [jane], mails: ['JANE@Acme.COM'] }, 'Acme by contact 0.98'],
  [
    'a contact at a free-mail provider writes',
    { customers: [{ contacts: ['jane@gmail.com'] }], mails: ['jane@gmail.com'] },
    'Acme by contact 0.98',
  ],
  [
    'a stranger at a free-mail provider',
    { customers: [{ contacts: ['jane@gmail.com'] }], mails: ['joe@gmail.com'] },
    'review joe@gmail.com',
  ],
  [
    'a contact with a +tag',
    { customers: [jane], mails: ['jane+news@acme.com'] },
    'maybe Acme by alias 0.5, review acme.com',
  ],
  [
    'a contact with a +tag, whose domain is known',
    { customers: [{ ...acme, ...jane }], mails: ['jane+news@acme.com'] },
    'Acme by domain 0.8',
  ],
  [
    'a contact with other dots at Gmail',
    { customers: [{ contacts: ['jane.doe@gmail.com'] }], mails: ['janedoe@googlemail.com'] },
    'maybe Acme by alias 0.5, review janedoe@googlemail.com',
  ],
  [
    'other dots elsewhere are another person',
    { customers: [{ contacts: ['jane.doe@acme.com'] }], mails: ['janedoe@acme.com'] },
    'review acme.com',
  ],
  ['somebody of a domain', { customers: [acme], mails: ['new@acme.com'] }, 'Acme by domain 0.8'],
  ['somebody of a part of it', { customers: [acme], mails: ['new@mail.eu.acme.com'] }, 'Acme by domain 0.8'],
  ['a domain that only ends alike', { customers: [acme], mails: ['new@notacme.com'] }, 'review notacme.com'],
  [
    'a domain below a public suffix',
    { customers: [{ domains: ['foo.co.uk'] }], mails: ['x@www.foo.co.uk'] },
    'Acme by domain 0.8',
  ],
  [
    'its neighbour below the same suffix',
    { customers: [{ domains: ['foo.co.uk'] }], mails: ['x@bar.co.uk'] },
    'review bar.co.uk',
  ],
  [
    'below a private suffix',
    { customers: [{ domains: ['acme.github.io'] }], mails: ['x@acme.github.io'] },
    'Acme by domain 0.8',
  ],
  [
    'its neighbour there',
    { customers: [{ domains: ['acme.github.io'] }], mails: ['x@globex.github.io'] },
    'review globex.github.io',
  ],
  [
    'a second domain of a customer',
    { customers: [{ domains: ['acme.com', 'acme.de'] }], mails: ['x@acme.de'] },
    'Acme by domain 0.8',
  ],
  [
    'a domain that two customers share',
    { customers: [acme, { name: 'Globex', domains: ['acme.com'] }], mails: ['x@acme.com'] },
    'maybe Acme by domain 0.4, maybe Globex by domain 0.4, review acme.com',
  ],
  [
    'a contact where two share the domain',
    {
      customers: [
        { ...acme, ...jane },
        { name: 'Globex', domains: ['acme.com'] },
      ],
      mails: ['jane@acme.com'],
    },
    'Acme by contact 0.98, maybe Globex by domain 0.8',
  ],
  [
    'a contact of two customers',
    { customers: [jane, { name: 'Globex', contacts: ['jane@acme.com'] }], mails: ['jane@acme.com'] },
    'maybe Acme by contact 0.49, maybe Globex by contact 0.49, review acme.com',
  ],
  [
    'a contact beats another customer’s domain',
    { customers: [jane, { name: 'Globex', domains: ['acme.com'] }], mails: ['jane@acme.com'] },
    'Acme by contact 0.98, maybe Globex by domain 0.8',
  ],
  [
    'a domain in another script',
    { customers: [{ domains: ['xn--mller-kva.de'] }], mails: ['x@müller.de'] },
    'Acme by domain 0.8',
  ],
  ['a domain that looks alike', { customers: [acme], mails: ['x@аcme.com'] }, 'review xn--cme-5cd.com'],
  ['a quoted sign before the domain', { customers: [acme], mails: ['"x@acme.com"@evil.com'] }, 'review evil.com'],
  ['the address of a machine', { customers: [acme], mails: ['x@[192.0.2.1]'] }, 'review x@[192.0.2.1]'],
];
