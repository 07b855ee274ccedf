import type { PrincipalKey } from './principals.js';

/** Words that stand in every text of what is seeded, by whose it is. */
export const canary = {
  foreign: 'canaryforeign',
  unassigned: 'canaryunassigned',
  assigned: 'canaryassigned',
  sensitive: 'canarysensitive',
  personal: 'canarypersonal',
  /** Shared with the guest's own company, and with another company of the same organisation. */
  shared: 'canaryshared',
  neighbour: 'canaryneighbour',
  /** What the team keeps to itself about the guest's company. */
  inside: 'canaryinside',
};

/** Words that must never be in an answer to the principal. */
export const hiddenFrom: Record<PrincipalKey, readonly string[]> = {
  owner: [canary.foreign, canary.personal],
  admin: [canary.foreign],
  member: [canary.foreign, canary.personal, canary.unassigned, canary.neighbour],
  colleague: [canary.foreign, canary.personal, canary.unassigned, canary.neighbour, canary.assigned, canary.sensitive],
  contractor: [
    ...[canary.foreign, canary.personal, canary.unassigned, canary.neighbour, canary.sensitive],
    `${canary.assigned}.com`,
  ],
  readOnly: [canary.foreign, canary.personal, canary.sensitive],
  readKey: [canary.foreign, canary.personal],
  anonymous: Object.values(canary),
};

/** Everything but what is shared with the guest's company. */
export const hiddenFromGuest: readonly string[] = Object.values(canary).filter((word) => word !== canary.shared);

/** To whom the things of customers that nobody gave them do not exist. */
export const outOfReach: readonly PrincipalKey[] = ['member', 'colleague', 'contractor', 'anonymous'];
