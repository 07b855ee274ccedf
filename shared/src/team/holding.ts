import { type TeamRole, teamRoles } from '../kernel/roles.js';

/** Work that stays when somebody leaves and that a successor takes over. */
export const handedKinds = ['customers', 'tasks', 'followUps', 'approvals'] as const;
export type HandedKind = (typeof handedKinds)[number];

const wholeWork: readonly TeamRole[] = ['owner', 'admin', 'member'];

/** What is remembered of a hand-over, so that it can be taken back: also who lost or won sight of which customer. */
export const handedItemKinds = [...handedKinds, 'assigned', 'opened'] as const;
export type HandedItemKind = (typeof handedItemKinds)[number];

/** Which roles can hold what: a contractor has tasks, who only reads has nothing. */
const holders: Record<HandedKind, readonly TeamRole[]> = {
  customers: wholeWork,
  tasks: [...wholeWork, 'contractor'],
  followUps: wholeWork,
  approvals: wholeWork,
};

/** Whether a person of the role can be given this kind of work. */
export function mayHold(role: TeamRole, kind: HandedKind): boolean {
  return holders[kind].includes(role);
}

/** What a person has to hand over who shall have the role from now on. */
export function lostWith(role: TeamRole): readonly HandedKind[] {
  return handedKinds.filter((kind) => !mayHold(role, kind));
}

/** Whether `role` is at most as mighty as `own`: what one may give to others. */
export function reachesRole(own: TeamRole, role: TeamRole): boolean {
  return teamRoles.indexOf(role) >= teamRoles.indexOf(own);
}
