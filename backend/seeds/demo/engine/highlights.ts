import { createFollowUp } from '../../../src/follow-ups/service.js';
import { logInteraction } from '../../../src/interactions/service.js';
import { writeNote } from '../../../src/notes/service.js';
import { createTask } from '../../../src/tasks/service.js';
import { link } from '../../../src/threads/service.js';
import { startTimer } from '../../../src/time/service.js';
import { people } from '../cast/people.js';
import { jointPilot } from '../mail/joint-pilot.js';
import { writeThread } from '../mail/write-letter.js';
import type { Customer } from './customer.js';
import { deliver, ourWriter, theirWriter } from './exchange-mail.js';
import type { Act } from './script.js';
import type { Stage } from './stage.js';

/** What a visitor should meet at once: two customers on one thread, a timer that runs, and things to do today. */
export function highlights(stage: Stage, customers: readonly Customer[]): Act[] {
  const named = (name: string) => {
    const found = customers.find(({ cast }) => cast.name === name);
    if (!found) throw new Error(`${name} is missing from the cast.`);
    return found;
  };
  const [alderbrook, ironleaf] = [named('Alderbrook Logistics'), named('Ironleaf Packaging')];
  return [...pilotOfTwo(stage, alderbrook, ironleaf), ...workOfToday(stage, alderbrook), runningTimer(stage, alderbrook)];
}

/** A thread of two customers in two mailboxes: linked to both by hand. */
function pilotOfTwo({ calendar }: Stage, alderbrook: Customer, ironleaf: Customer): Act[] {
  const [dana, ben] = [ourWriter('dana', 'en'), ourWriter('ben', 'en')];
  const [carrier, packer] = [theirWriter(alderbrook, 'champion'), theirWriter(ironleaf, 'champion')];
  const writers = { carrier, packer, dana };
  const mails = writeThread(
    jointPilot.letters.map(({ from, to, daysAgo, hour, minute, text }) => {
      const sheet = { from: writers[from], to: writers[to], subject: jointPilot.subject, text };
      const cc = [...Object.values(writers), ben].filter(({ address }) => ![sheet.from.address, sheet.to.address].includes(address));
      return { ...sheet, cc, at: calendar.at(daysAgo, hour, minute) };
    }),
  );
  const linked: Act = {
    at: new Date(new Date(mails[0]?.date ?? 0).getTime() + 14 * 60_000),
    by: 'dana',
    source: 'gmail',
    run: async (ctx) => {
      // As the panel names a thread that it has in view: nobody's evidence has decided on it yet.
      const messageIds = mails.slice(0, 1).map((mail) => mail.messageId ?? '');
      const participants = [carrier, dana].map(({ address, name }, index) => ({ address, name, role: index === 0 ? 'from' : 'to' }) as const);
      const known = { mailbox: people.dana.email, host: 'gmail' as const, messageIds, subject: jointPilot.subject };
      const thread = { hostThread: { ...known, participants } };
      await link(ctx, { thread, customerId: alderbrook.id.get(), primary: true });
      await link(ctx, { thread, customerId: ironleaf.id.get(), primary: false });
    },
  };
  return [...deliver(mails, ['dana', 'ben']), linked];
}

function workOfToday({ calendar, personIds }: Stage, { id, words }: Customer): Act[] {
  const by = 'dana' as const;
  const sponsor = words.sponsor ?? '';
  const to = (person: 'ben' | 'miriam') => personIds.get(person) ?? '';
  const talk = `Quick call with ${sponsor}. The board has approved the tenth warehouse; opening is planned for the second quarter. Wants one contract for all sites and asks whether the renewal can be brought forward.`;
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
        const body = `@${people.miriam.name} the renewal may come early and larger. I would offer 24 months with all ten sites and no discount. @${people.ben.name} can you check what the API limits mean for ten sites?`;
        return writeNote(ctx, { customerId: id.get(), body, sensitive: false, mentions: [to('miriam'), to('ben')] });
      },
    },
    {
      ...{ at: calendar.at(1, 16, 5), by },
      run: (ctx) => {
        const title = 'Draft the offer for ten sites';
        const body = 'One contract, 24 months, start with the opening of the new warehouse.';
        return createTask(ctx, { customerId: id.get(), title, body, assigneeId: ctx.personId, dueOn: calendar.day(0), status: 'doing' });
      },
    },
    {
      ...{ at: calendar.at(6, 9, 30), by },
      run: (ctx) => createFollowUp(ctx, { customerId: id.get(), title: 'Ask whether the weekend report arrives', dueOn: calendar.day(-2) }),
    },
  ];
}

function runningTimer({ calendar }: Stage, { id }: Customer): Act {
  return {
    ...{ at: calendar.minutesAgo(23), by: 'dana', source: 'gmail' },
    run: (ctx) => startTimer(ctx, { customerId: id.get(), category: 'expansion', note: 'Offer for ten sites' }),
  };
}
