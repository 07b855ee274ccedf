import { interactionKinds } from '@threadline/shared/interactions/kinds';
import type { TimelineItem, TimelineKind } from '@threadline/shared/timeline/schema';

export type TimelineSource = TimelineItem['source'];

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
  'document',
  'portal_visit',
] as const satisfies readonly TimelineKind[];

export const timelineSources = [
  'gmail',
  'outlook',
  'desk',
  'import',
  'api',
  'automation',
  'portal',
] as const satisfies readonly TimelineSource[];
