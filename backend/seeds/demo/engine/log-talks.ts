import { completeFollowUp, postponeFollowUp } from '../../../src/follow-ups/service.js';
import { logInteraction } from '../../../src/interactions/service.js';
import type { CastCustomer } from '../cast/customer.js';
import * as talks from '../work/interactions.js';
import type { Calendar } from './calendar.js';
import { type Customer, spread } from './customer.js';
import { type Act, type Later, later } from './script.js';
import { canSay, fill } from './words.js';

const talksOf: Record<CastCustomer['stage'], talks.LoggedText[]> = {
  onboarding: talks.onboardingTalks,
  adoption: talks.adoptionTalks,
  growth: talks.growthTalks,
  renewal: [...talks.adoptionTalks.slice(0, 3), ...talks.renewalTalks],
  advocacy: talks.advocacyTalks,
  churned: [...talks.adoptionTalks.slice(0, 2), ...talks.leavingTalks],
  win_back: talks.returningTalks,
};

/** How the last follow-up of a customer stands today: due in so many days, and moved before that or not. */
const fates = [
  { dueIn: 0 },
  { dueIn: 4 },
  { dueIn: -3 },
  { dueIn: 9, postponed: 'Their budget meeting has been moved.' },
  { dueIn: -8 },
  { dueIn: 1, postponed: 'Out of office until tomorrow.' },
  { dueIn: 14 },
];

/** Calls, meetings and the like, with their follow-ups: all done but the last one, which is still to come or late. */
export function logTalks(calendar: Calendar, customer: Customer, index: number): Act[] {
  const { cast, days } = customer;
  const possible = talksOf[cast.stage].filter(({ note, next }) => canSay(customer, `${note} ${next?.title}`));
  const most = days < 20 ? 1 : days < 50 ? 3 : 4;
  const chosen = cast.stage === 'onboarding' ? possible.slice(0, most) : customer.chance.some(possible, most);
  const starts = spread(customer, chosen.length, { from: days - 2, to: 3 });
  const lastOpen = cast.stage === 'churned' ? -1 : chosen.findLastIndex(({ next }) => next);
  return chosen.flatMap((talk, position) => {
    const daysAgo = starts[position] ?? 3;
    const fate = position === lastOpen ? fates[index % fates.length] : undefined;
    return logTalk(calendar, customer, { talk, daysAgo, fate });
  });
}

interface Talk {
  talk: talks.LoggedText;
  daysAgo: number;
  fate: { dueIn: number; postponed?: string } | undefined;
}

function logTalk(calendar: Calendar, customer: Customer, { talk, daysAgo, fate }: Talk): Act[] {
  const { cast, chance, words, id } = customer;
  const minute = chance.between(8 * 60, 17 * 60);
  const at = calendar.at(daysAgo, 0, minute);
  const followUp = later<string>('A follow-up');
  const dueOn = calendar.day(fate ? (fate.postponed ? -1 : fate.dueIn) : Math.min(-1, chance.between(2, 7) - daysAgo));
  const logged: Act = {
    at,
    by: cast.owner,
    source: chance.next() < 0.5 ? 'gmail' : 'desk',
    run: async (ctx) => {
      const next = talk.next && { title: fill(talk.next.title, words), dueOn };
      const planned = next ? { followUp: next } : {};
      const done = await logInteraction(ctx, {
        customerId: id.get(),
        kind: talk.kind,
        note: fill(talk.note, words),
        ...planned,
      });
      followUp.set(done.followUp?.id ?? '');
    },
  };
  if (!talk.next) return [logged];
  const resolution = fill(talk.next.resolution, words);
  return [logged, ...afterwards(calendar, customer, { followUp, fate, resolution, daysAgo })];
}

interface Afterwards extends Omit<Talk, 'talk'> {
  followUp: Later<string>;
  resolution: string;
}

function afterwards(
  calendar: Calendar,
  { cast, chance }: Customer,
  { followUp, fate, resolution, daysAgo }: Afterwards,
): Act[] {
  if (fate?.postponed) {
    const { postponed, dueIn } = fate;
    const moved = { at: calendar.at(1, 16, chance.between(0, 50)), by: cast.owner };
    return [
      {
        ...moved,
        run: (ctx) => postponeFollowUp(ctx, { id: followUp.get(), to: calendar.day(dueIn), reason: postponed }),
      },
    ];
  }
  if (fate) return [];
  const at = calendar.instant(
    calendar.workday(Math.max(1, daysAgo - chance.between(1, 8))),
    chance.between(17 * 60 + 5, 18 * 60 + 30),
  );
  return [{ at, by: cast.owner, run: (ctx) => completeFollowUp(ctx, { id: followUp.get(), resolution }) }];
}
