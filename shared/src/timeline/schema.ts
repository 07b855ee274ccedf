import * as z from 'zod';
import { id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { meetingFacts } from '../meetings/schema.js';

export const timelineKinds = [
  'email',
  'call',
  'meeting',
  'chat',
  'training',
  'check_in',
  'follow_up',
  'feedback',
  'issue_report',
  'handoff',
  'note',
  'task',
  'time_entry',
  'stage_change',
  'customer_change',
  'contact_change',
  'link_change',
  'document',
  'portal_visit',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineSources = ['gmail', 'outlook', 'desk', 'import', 'api', 'automation', 'portal'] as const;

export const listTimeline = z.strictObject({
  ...pageInput,
  customerId: id,
  kinds: z.array(z.enum(timelineKinds)).optional(),
  personId: id.optional(),
  source: z.enum(timelineSources).optional(),
  from: instant.optional(),
  to: instant.optional(),
  customerFacing: z.boolean().optional(),
  hideSystem: z.boolean().optional(),
  search: text(200).optional(),
});

export const timelineItem = z.object({
  id,
  at: instant,
  kind: z.enum(timelineKinds),
  source: z.enum(timelineSources),
  /** What happened, in the words of the person or mail: subject of the mail, title of the task. */
  title: z.string(),
  /** The beginning of the text; null where there is none. */
  preview: z.string().nullable(),
  /** Which change of the object this entry tells of, e.g. `task.completed`. */
  event: z.string(),
  actor: personName.nullable(),
  /** Sender of a mail, where the actor is no colleague. */
  from: z.string().nullable(),
  subject: z.object({ type: z.string(), id }),
  threadId: id.nullable(),
  /** Of an entry that an invitation made; the first page that comes with a thread leaves it out. */
  meeting: meetingFacts.optional(),
  /** Made by the product and not by a person; hidden by "hide system events". */
  system: z.boolean(),
  customerFacing: z.boolean(),
});
export type TimelineItem = z.infer<typeof timelineItem>;
export const timelinePage = pageOf(timelineItem);
export type TimelineSource = (typeof timelineSources)[number];
