import { type CustomerBrowser, openBrowser } from '../portal/browser.js';
import { askForLink } from '../portal/sign-in.js';
import type { SmtpSink } from '../smtp-sink.js';
import { canary } from './canaries.js';
import { receive } from './mail.js';
import { ask, type Office } from './office.js';
import { seedThings, uploadDocument } from './seed.js';
import type { Things } from './things.js';

/** What one company may see: a thing of every kind that can be shared. */
interface Shown {
  task: string;
  thread: string;
  document: string;
}

export interface Guests {
  browser: CustomerBrowser;
  /** The guest's own company, with what is shared and what the team keeps to itself. */
  own: { things: Things; shown: Shown };
  /** Another company of the same organisation, to which things are shared too. */
  neighbour: { things: Things; shown: Shown };
}

/** Two companies with things shared with each, and a contact of the first who has signed in by a mailed link. */
export async function seedGuests({ home, sink }: { home: Office; sink: SmtpSink }): Promise<Guests> {
  const own = await seedThings(home, canary.inside);
  await ask(home, 'owner', 'customers.update', { id: own.customer, name: `${canary.shared} company` });
  await ask(home, 'owner', 'contacts.update', { id: own.contact, name: `${canary.shared} guest` });
  const neighbour = await seedThings(home, canary.neighbour);
  const guest = `jane@${canary.inside}.com`;
  const [toOwn, toNeighbour] = [
    { word: canary.shared, from: guest },
    { word: canary.neighbour, cc: [guest] },
  ];
  const companies = {
    own: { things: own, shown: await shareWith(home, own, toOwn) },
    // In whose conversation the guest takes part, without its being shared with their own company.
    neighbour: {
      things: neighbour,
      shown: await shareWith(home, neighbour, { ...toNeighbour, from: `jane@${canary.neighbour}.com` }),
    },
  };
  return { ...companies, browser: await signIn(home, sink, guest) };
}

interface Sharing {
  word: string;
  from: string;
  cc?: string[];
}

async function shareWith(home: Office, things: Things, { word, ...mail }: Sharing) {
  const customerId = things.customer;
  const { id: task } = await ask<{ id: string }>(home, 'owner', 'tasks.create', { customerId, title: `${word} task` });
  const mailbox = { address: 'support@sweep.example', kind: 'shared' } as const;
  const thread = await receive(home.runtime, home.org.owner, { ...mail, words: word, mailbox });
  // A mail in which two companies take part is linked to none by itself.
  if (mail.cc) await ask(home, 'owner', 'threads.link', { thread: { threadId: thread }, customerId });
  const document = await uploadDocument(home, customerId, word);
  const share = (kind: string, id: string, more = {}) =>
    ask(home, 'owner', 'sharing.share', { customerId, kind, id, ...more });
  await share('task', task, { forCustomer: true, customerText: word });
  await share('conversation', thread);
  await share('document', document);
  await ask(home, 'owner', 'notes.write', {
    customerId,
    taskId: task,
    thread: { threadId: thread },
    body: canary.inside,
  });
  return { task, thread, document };
}

async function signIn(home: Office, sink: SmtpSink, address: string): Promise<CustomerBrowser> {
  const browser = openBrowser(home.url);
  const organisation = home.org.slug;
  const token = await askForLink({ browser, sink, organisation, address });
  const { data } = await browser.mutate<{ state: string }>('entry.enter', { organisation, token });
  if (data?.state !== 'entered') throw new Error(`${address} was not let in.`);
  return browser;
}
