import { v7 as newId } from 'uuid';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import { customers } from '../customers/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { timeEntries } from '../time/schema.js';
import { timelineEntries } from '../timeline/schema.js';

/** The same numbers each time, so that a failing world can be looked at again. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

export interface Span {
  id: string;
  customerId: string;
  personId: string;
  startedAt: Date;
  seconds: number;
  billable: boolean;
}

const categories = ['onboarding', 'qbr', 'support'] as const;
const kinds = ['call', 'meeting', 'note', 'email', 'task'] as const;

export async function addCustomers(world: TestWorld, org: TestOrganisation, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await world.as(org.system, async (ctx) => {
    const rows = ids.map((id, at) => ({ id, name: `Customer ${at}`, orgId: org.id, createdAt: ctx.now }));
    await ctx.tx.insert(customers).values(rows.map((row) => ({ ...row, stage: 'growth' as const })));
  });
  return ids;
}

export interface Scene {
  customerIds: readonly string[];
  people: readonly string[];
  /** Instants between which things happen. */
  from: Date;
  to: Date;
  roll: (sides: number) => number;
}

/** Time entries of a second to three days, at any second of the span. */
export async function addEntries(ctx: Ctx, scene: Scene, count: number): Promise<Span[]> {
  const { roll } = scene;
  const spans = Array.from({ length: count }, (): Span => {
    const seconds = roll(10) === 0 ? 1 + roll(3 * 86_400) : 1 + roll(4 * 3600);
    return { ...pick(scene), id: newId(), startedAt: instantIn(scene), seconds, billable: roll(3) > 0 };
  });
  await insertSpans(ctx, spans, roll);
  return spans;
}

export async function insertSpans(ctx: Ctx, spans: readonly Span[], roll: (sides: number) => number = () => 0) {
  await ctx.tx.insert(timeEntries).values(
    spans.map(({ seconds, ...span }) => ({
      ...span,
      orgId: ctx.orgId,
      category: categories[roll(categories.length)] ?? 'qbr',
      endedAt: new Date(span.startedAt.getTime() + seconds * 1000),
      durationSeconds: seconds,
    })),
  );
}

/** Timeline lines; some are sensitive, the product's own, removed, or for one person's eyes. */
export async function addLines(ctx: Ctx, scene: Scene, count: number): Promise<void> {
  const { roll } = scene;
  await ctx.tx.insert(timelineEntries).values(
    Array.from({ length: count }, () => {
      const { customerId, personId } = pick(scene);
      return {
        ...{
          orgId: ctx.orgId,
          id: newId(),
          customerId,
          at: instantIn(scene),
          kind: kinds[roll(kinds.length)] ?? 'note',
        },
        ...{ event: 'made.up', source: 'desk' as const, title: 'Line', subjectType: 'note', subjectId: newId() },
        ...{ actorId: roll(4) === 0 ? null : personId, customerFacing: false, system: roll(6) === 0 },
        ...{
          sensitive: roll(5) === 0,
          visibleTo: roll(5) === 0 ? personId : null,
          taskId: roll(4) === 0 ? newId() : null,
        },
        removedAt: roll(8) === 0 ? ctx.now : null,
      };
    }),
  );
}

function pick({ customerIds, people, roll }: Scene): { customerId: string; personId: string } {
  return { customerId: customerIds[roll(customerIds.length)] ?? '', personId: people[roll(people.length)] ?? '' };
}

function instantIn({ from, to, roll }: Scene): Date {
  return new Date(from.getTime() + roll((to.getTime() - from.getTime()) / 1000) * 1000);
}
