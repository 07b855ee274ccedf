import * as z from 'zod';
import { day, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { followUpGroups, postponements } from './choices.js';

export const nextStep = z.strictObject({
  title: requiredText(200),
  dueOn: day,
  assigneeId: id.optional(),
});
export const createFollowUp = nextStep.extend({ customerId: id, interactionId: id.optional() });
export const postponeFollowUp = z.strictObject({
  id,
  by: z.enum(postponements).optional(),
  to: day.optional(),
  reason: text(500).optional(),
});
export const completeFollowUp = z.strictObject({ id, resolution: text(2000).optional(), next: nextStep.optional() });
export const followUpById = z.strictObject({ id });
export const listFollowUps = z.strictObject({
  ...pageInput,
  customerId: id.optional(),
  assigneeId: id.optional(),
  group: z.enum(followUpGroups).optional(),
});

export const followUp = z.object({
  id,
  customer: z.object({ id, name: z.string() }),
  interactionId: id.nullable(),
  title: z.string(),
  dueOn: day,
  group: z.enum(followUpGroups),
  assignee: personName.nullable(),
  createdAt: instant,
  completedAt: instant.nullable(),
  resolution: z.string().nullable(),
  postponements: z.number().int(),
  abilities: z.object({ write: z.boolean() }),
});
export type FollowUp = z.infer<typeof followUp>;
export const followUpPage = pageOf(followUp);
