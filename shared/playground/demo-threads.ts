import type { HostView, MailParticipant, OpenThread } from '../src/mail-host/port.js';

const mailbox = 'dana@demo.threadline.test';

/** The threads of the fake mail client. Subjects say which state each of them shows. */
export const demoThreads: readonly OpenThread[] = [
  thread('known', 'Go-live date', { address: 'jane@acme.com', name: 'Jane Doe', role: 'from' }),
  thread('two', 'Shared roll-out of two customers', {
    address: 'ken@beta-logistics.com',
    name: 'Ken Adams',
    role: 'from',
  }),
  thread('candidates', 'Several candidates', { address: 'jane+news@acme.com', role: 'from' }),
  thread('unknown', 'Unknown sender', { address: 'anna@newco.io', name: 'Anna Berg', role: 'from' }),
  thread('internal', 'Lunch among colleagues: internal', {
    address: 'ben@demo.threadline.test',
    name: 'Ben Ortiz',
    role: 'from',
  }),
  thread('empty', 'A customer with nothing yet: empty', { address: 'hello@globex.com', role: 'from' }),
];

export const composing: HostView = {
  kind: 'compose',
  composeId: 'compose-1',
  mailbox,
  thread: null,
  recipients: [{ address: 'jane@acme.com', name: 'Jane Doe', role: 'to' }],
};

export const nothingOpen: HostView = { kind: 'none', mailbox };

function thread(key: string, subject: string, from: MailParticipant): OpenThread {
  return {
    key: `playground-${key}`,
    mailbox,
    hostThreadId: `playground-${key}`,
    messageIds: [`${key}-1@playground.threadline.test`],
    subject,
    participants: [from, { address: mailbox, role: 'to' }],
  };
}
