/** Two people's mailboxes. One conversation is in both, under the same Message-IDs and different Gmail ids. */
export interface FakePerson {
  name: string;
  email: string;
}

export interface FakeMessage {
  permId: string;
  legacyId: string;
  messageId: string | null;
  from: FakePerson;
  to: FakePerson[];
  cc: FakePerson[];
  body: string;
  collapsed?: boolean;
}

export interface FakeThread {
  routeId: string;
  permId: string;
  legacyId: string;
  subject: string;
  messages: FakeMessage[];
}

export interface FakeMailbox {
  owner: FakePerson;
  ik: string;
  threads: FakeThread[];
}

export const alice: FakePerson = { name: 'Alice Example', email: 'alice@example.com' };
export const bob: FakePerson = { name: 'Bob Example', email: 'bob@example.com' };
const buyer: FakePerson = { name: 'Bea Buyer', email: 'bea@acme.test' };
const carol: FakePerson = { name: 'Carol Client', email: 'carol@globex.test' };
const legal: FakePerson = { name: 'Müller, Jörg', email: 'legal@globex.test' };

export const mailboxes: FakeMailbox[] = [
  {
    owner: alice,
    ik: 'fakeik0000',
    threads: [pricing('18111'), invoice(), goLive(), withoutIds()],
  },
  { owner: bob, ik: 'fakeik1111', threads: [pricing('18999')] },
];

function pricing(prefix: string): FakeThread {
  return {
    routeId: `FMfcgzQZ${prefix}Pricing`,
    permId: `thread-f:${prefix}00000000000001`,
    legacyId: `${prefix}aaaabbbb01`,
    subject: 'Pricing question from ACME',
    messages: [
      message(prefix, 1, { messageId: 'ask-1@acme.test', from: buyer, to: [alice, bob], body: 'What does it cost?' }),
      message(prefix, 2, { messageId: 'answer-1@example.com', from: alice, to: [buyer], cc: [bob], body: '10 EUR.' }),
    ],
  };
}

function invoice(): FakeThread {
  return {
    routeId: 'FMfcgzQZ18222Invoice',
    permId: 'thread-f:1822200000000000001',
    legacyId: '18222aaaabbbb01',
    subject: 'Invoice overdue',
    messages: [
      message('18222', 1, { messageId: 'pay@globex.test', from: carol, to: [alice], body: 'I will pay tomorrow.' }),
    ],
  };
}

function goLive(): FakeThread {
  const thread: FakeThread = {
    routeId: 'FMfcgzQZ18333GoLive',
    permId: 'thread-f:1833300000000000001',
    legacyId: '18333aaaabbbb01',
    subject: 'Go-live checklist & <dates>',
    messages: [],
  };
  for (let index = 1; index <= 4; index += 1) {
    const fromUs = index % 2 === 0;
    thread.messages.push(
      message('18333', index, {
        messageId: `go-live-${index}@globex.test`,
        from: fromUs ? alice : carol,
        to: [fromUs ? carol : alice],
        cc: [legal],
        body: `Step ${index}.`,
        collapsed: index < 4,
      }),
    );
  }
  return thread;
}

function withoutIds(): FakeThread {
  return {
    routeId: 'FMfcgzQZ18444Bare',
    permId: 'thread-f:1844400000000000001',
    legacyId: '18444aaaabbbb01',
    subject: 'A message without an id',
    messages: [message('18444', 1, { messageId: null, from: buyer, to: [alice], body: 'No header at all.' })],
  };
}

type Content = Pick<FakeMessage, 'messageId' | 'from' | 'to' | 'body'> & Partial<Pick<FakeMessage, 'cc' | 'collapsed'>>;

function message(prefix: string, index: number, content: Content): FakeMessage {
  return { permId: `msg-f:${prefix}0000000000000${index}`, legacyId: `${prefix}aaaabbbb0${index}`, cc: [], ...content };
}
