import type { TimelineKind } from '../../timeline/schema.js';

/** The kinds that a person looks for together. */
export const kindGroups = {
  mail: ['email'],
  talks: ['call', 'meeting', 'chat', 'training', 'check_in', 'feedback', 'issue_report', 'handoff'],
  notes: ['note'],
  work: ['task', 'follow_up', 'document'],
  time: ['time_entry'],
  changes: ['stage_change', 'customer_change', 'contact_change', 'link_change', 'portal_visit'],
} as const satisfies Record<string, readonly TimelineKind[]>;
export type KindGroup = keyof typeof kindGroups;

export const groupNames = Object.keys(kindGroups) as KindGroup[];

export function groupOf(kind: TimelineKind): KindGroup {
  return groupNames.find((name) => (kindGroups[name] as readonly TimelineKind[]).includes(kind)) ?? 'changes';
}
