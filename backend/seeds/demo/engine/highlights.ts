import { createFollowUp } from '../../../src/follow-ups/service.js';
import { logInteraction } from '../../../src/interactions/service.js';
import { writeNote } from '../../../src/notes/service.js';
import { share } from '../../../src/sharing/service.js';
import { createTask } from '../../../src/tasks/service.js';
import { link } from '../../../src/threads/service.js';
import { startTimer } from '../../../src/time/service.js';
import { people } from '../cast/people.js';
import { jointPilot } from '../mail/joint-pilot.js';
import { writeThread } from '../mail/write-letter.js';
import type { Customer } from './customer.js';
import { ourWriter, type Thread, theirWriter } from './exchange-mail.js';
import type { Act, Strand } from './script.js';
import type { Stage } from './stage.js';

/** What a visitor should meet at once: two customers on one thread, a timer that runs, and things to do today. */
export function highlights(stage: Stage, customers: readonly Customer[]): { pilot: Thread; acts: Strand } {
  const named = (name: string) => {
    const found = customers.find(({ cast }) => cast.name === name);
    if (!found) throw new Error(`${name} is missing from the cast.`);
    return found;
  };
  const [alderbrook, ironleaf] = [named('Alderbrook Logistics'), named('Ironleaf Packaging')];
  const pilot = pilotOfTwo(stage, alderbrook, ironleaf);
  const linked = linkBoth(pilot, alderbrook, ironleaf);
  const today = [...workOfToday(stage, alderbrook), forTheCustomer(stage, alderbrook), runningTimer(stage, alderbrook)];
  return { pilot, acts: [linked, ...today] };
}

/** A thread of two customers, in two mailboxes. */
function pilotOfTwo({ calendar }: Stage, alderbrook: Customer, ironleaf: Customer): Thread {
  const [dana, ben] = [ourWriter('dana', 'en'), ourWriter('ben', 'en')];
  const writers = { carrier: theirWriter(alderbrook, 'champion'), packer: theirWriter(ironleaf, 'champion'), dana };
  const sheets = jointPilot.letters.map(({ from, to, workdaysAgo, hour, minute, text }) => {
    const sheet = { from: writers[from], to: writers[to], subject: jointPilot.subject, text };
    const cc = [...Object.values(writers), ben].filter((writer) => writer !== sheet.from && writer !== sheet.to);
    return { ...sheet, cc, at: calendar.at(calendar.workdaysBack(workdaysAgo), hour, minute) };
  });
  return { mails: writeThread(sheets), holders: ['dana', 'ben'] };
}

/** Dana links it to both, as the panel names a thread that is in view: no evidence could decide between the two. */
function linkBoth({ mails }: Thread, alderbrook: Customer, ironleaf: Customer): Act {
  const [first] = mails;
  const people = [first?.from, ...(first?.to ?? [])].flatMap((person) => person ?? []);
  const participants = people.map(
    ({ address, name }, index) => ({ address, name, role: index === 0 ? 'from' : 'to' }) as const,
  );
  const known = { messageIds: [first?.messageId ?? ''], subject: jointPilot.subject, participants };
  const thread = { hostThread: { mailbox: ourWriter('dana', 'en').address, host: 'gmail' as const, ...known } };
  return {
    at: new Date(new Date(first?.date ?? 0).getTime() + 14 * 60_000),
    by: 'dana',
    source: 'gmail',
    run: async (ctx) => {
      const { threadId } = await link(ctx, { thread, customerId: alderbrook.id.get(), primary: true });
      await link(ctx, { thread, customerId: ironleaf.id.get(), primary: false });
      await share(ctx, { customerId: alderbrook.id.get(), kind: 'conversation', id: threadId });
    },
  };
}

/** The one next thing that Alderbrook's people find in their portal. */
function forTheCustomer({ calendar }: Stage, { id }: Customer): Act {
  return {
    ...{ at: calendar.at(1, 16, 20), by: 'dana' },
    run: async (ctx) => {
      const customerId = id.get();
      const title = 'Name the people who will lead the tenth warehouse';
      const task = await createTask(ctx, { customerId, title, dueOn: calendar.day(4) });
      const customerText = 'Two names are enough. We invite them to the training of the week before the opening.';
      await share(ctx, { customerId, kind: 'task', id: task.id, forCustomer: true, customerText });
    },
  };
}

function workOfToday({ calendar, personIds }: Stage, { id, words }: Customer): Act[] {
  const by = 'dana' as const;
  const sponsor = words.sponsor ?? '';
  const to = (person: 'ben' | 'miriam') => personIds.get(person) ?? '';
  const talk =
    `Quick call with ${sponsor}. The board has approved the tenth warehouse; opening is planned for the second quarter. ` +
    'Wants one contract for all sites and asks whether the renewal can be brought forward.';
  return [
    {
      ...{ at: calendar.at(1, 15, 20), by, source: 'gmail' },
      run: (ctx) =>
        logInteraction(ctx, {
          ...{ customerId: id.get(), kind: 'call', note: talk },
          followUp: { title: `Send ${sponsor} one offer for all ten sites`, dueOn: calendar.day(0) },
        }),
    },
    {
      ...{ at: calendar.at(1, 15, 42), by, source: 'gmail' },
      run: (ctx) => {
        const body =
          `@${people.miriam.name} the renewal may come early and larger. I would offer 24 months with all ten sites ` +
          `and no discount. @${people.ben.name} can you check what the API limits mean for ten sites?`;
        return writeNote(ctx, { customerId: id.get(), body, sensitive: false, mentions: [to('miriam'), to('ben')] });
      },
    },
    {
      ...{ at: calendar.at(1, 16, 5), by },
      run: (ctx) => {
        const title = 'Draft the offer for ten sites';
        const body = 'One contract, 24 months, start with the opening of the new warehouse.';
        return createTask(ctx, {
          customerId: id.get(),
          title,
          body,
          assigneeId: ctx.personId,
          dueOn: calendar.day(0),
          status: 'doing',
        });
      },
    },
    {
      ...{ at: calendar.at(6, 9, 30), by },
      run: (ctx) =>
        createFollowUp(ctx, {
          customerId: id.get(),
          title: 'Ask whether the weekend report arrives',
          dueOn: calendar.day(-2),
        }),
    },
  ];
}

function runningTimer({ calendar }: Stage, { id }: Customer): Act {
  return {
    ...{ at: calendar.minutesAgo(23), by: 'dana', source: 'gmail' },
    run: (ctx) => startTimer(ctx, { customerId: id.get(), category: 'expansion', note: 'Offer for ten sites' }),
  };
}
