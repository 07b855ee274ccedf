import { acme } from './known-customers.js';
import type { Row } from './situation.fixture.js';

/** The team’s own people and addresses never count. */
export const team: Row[] = [
  [
    'on sent mail the receivers decide',
    { customers: [acme], mails: [{ from: 'me', to: ['x@acme.com'] }] },
    'Acme by domain 0.8',
  ],
  ['to a stranger', { mails: [{ from: 'me', to: ['x@acme.com'] }] }, 'review acme.com'],
  ['to a machine', { mails: [{ from: 'me', to: ['unsubscribe@acme.com'] }] }, 'nobody'],
  ['within the team', { customers: [acme], mails: [{ from: 'me', to: ['colleague'] }] }, 'internal'],
  ['from somebody new at the team’s domain', { mails: ['new@team.example'] }, 'internal'],
  [
    'the team’s domain on a customer',
    { customers: [{ domains: ['team.example'] }], mails: ['new@team.example'] },
    'internal',
  ],
  [
    'a colleague made a contact',
    { customers: [{ contacts: ['support@team.example'] }], mails: [{ from: 'x@acme.com' }] },
    'review acme.com',
  ],
  [
    'a colleague’s own free-mail address, which nobody knows',
    { mails: ['owner.person@gmail.com'] },
    'review owner.person@gmail.com',
  ],
  ['blind copies alone', { mails: [{ from: 'me', to: [] }] }, 'internal'],
  [
    'nobody is named as sender',
    { customers: [acme], mails: [{ from: '', to: ['support@team.example', 'x@acme.com'] }] },
    'Acme by domain 0.8',
  ],
  ['nobody is named at all', { mails: [{ from: '', to: [] }] }, 'nobody'],
  ['a group address of a customer', { customers: [acme], mails: ['info@acme.com'] }, 'Acme by domain 0.8'],
  ['a group address of a stranger', { mails: ['info@acme.com'] }, 'review acme.com'],
];
