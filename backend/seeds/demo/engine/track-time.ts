import type { Ctx } from '../../../src/platform/db/in-org.js';
import { startTimer, stopTimer } from '../../../src/time/service.js';
import type { CastCustomer } from '../cast/customer.js';
import { type Hours, hours } from '../work/hours.js';
import type { Calendar } from './calendar.js';
import { type Customer, spread } from './customer.js';
import type { Act } from './script.js';

const categoriesOf: Record<CastCustomer['stage'], Hours['category'][]> = {
  onboarding: ['onboarding', 'support'],
  adoption: ['support', 'qbr', 'fire_fighting'],
  growth: ['expansion', 'qbr', 'support'],
  renewal: ['renewal', 'qbr', 'fire_fighting'],
  advocacy: ['qbr', 'internal'],
  churned: ['internal', 'support'],
  win_back: ['renewal', 'expansion'],
};

/** Hours of the customer's owner. */
export function trackTime(calendar: Calendar, customer: Customer): Act[] {
  const { cast, chance, id } = customer;
  const fitting = hours.filter(({ category }) => categoriesOf[cast.stage].includes(category));
  const chosen = chance.some(fitting, 2);
  const days = spread(customer, chosen.length, { from: Math.min(customer.days - 2, 60), to: 1 });
  return chosen.map(({ category, note }, index) => {
    const seconds = chance.between(12 * 60, 95 * 60);
    const at = calendar.at(days[index] ?? 1, 0, chance.between(8 * 60, 16 * 60));
    return {
      at,
      by: cast.owner,
      timed: true,
      run: (ctx) => track(ctx, seconds, { customerId: id.get(), category, note }),
    };
  });
}

type Tracked = Parameters<typeof startTimer>[1];

/** Tracks a span that begins now. Started and stopped at once: spans of one person may overlap here by chance. */
export async function track(ctx: Ctx, seconds: number, tracked: Tracked): Promise<void> {
  await startTimer(ctx, tracked);
  await stopTimer({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) }, {});
}
