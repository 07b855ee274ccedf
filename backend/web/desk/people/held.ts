import { type HandedKind, handedKinds, lostWith } from '@threadline/shared/team/holding';
import type { Holdings } from '@threadline/shared/team/schema';
import type { TeamRole } from './roles.js';
import type { Handover } from './use-people.js';

export interface Successor {
  id: string;
  name: string;
  role: TeamRole | null;
}

export type Successors = Partial<Record<HandedKind, Successor>>;

const counts = {
  customers: 'customersOwned',
  tasks: 'tasks',
  followUps: 'followUps',
  approvals: 'approvals',
} as const satisfies Record<HandedKind, keyof Holdings>;

/** The kinds of work that somebody has to take over: when the person leaves (no role), or gets a narrower role. */
export function kindsToHandOver(holdings: Holdings, role: TeamRole | null): readonly HandedKind[] {
  const kinds = role === null ? handedKinds : lostWith(role);
  return kinds.filter((kind) => holdings[counts[kind]] > 0);
}

/** Whether every kind of work that cannot be left behind has somebody; hours can go unapproved. */
export function isCovered(kinds: readonly HandedKind[], successors: Successors): boolean {
  return kinds.every((kind) => kind === 'approvals' || successors[kind] !== undefined);
}

/** The same as the procedures take it. */
export function handoverOf(kinds: readonly HandedKind[], successors: Successors): Handover {
  return Object.fromEntries(
    kinds.flatMap((kind) => (successors[kind] ? [[`${kind}To`, successors[kind].id]] : [])),
  ) as Handover;
}
