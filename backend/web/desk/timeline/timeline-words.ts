import type { Interaction } from '@threadline/shared/interactions/schema';
import type { TimelineItem, TimelineKind } from '@threadline/shared/timeline/schema';

export type InteractionKind = Interaction['kind'];
export type TimelineSource = TimelineItem['source'];

export const interactionKinds = [
  'call',
  'meeting',
  'chat',
  'training',
  'check_in',
  'feedback',
  'issue_report',
  'handoff',
] as const satisfies readonly InteractionKind[];

export const timelineKinds = [
  'email',
  ...interactionKinds,
  'follow_up',
  'note',
  'task',
  'time_entry',
  'stage_change',
  'customer_change',
  'contact_change',
  'link_change',
] as const satisfies readonly TimelineKind[];

export const timelineSources = [
  'gmail',
  'outlook',
  'desk',
  'import',
  'api',
  'automation',
] as const satisfies readonly TimelineSource[];
