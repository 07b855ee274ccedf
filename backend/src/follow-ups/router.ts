import {
  completeFollowUp,
  createFollowUp,
  followUp,
  followUpById,
  followUpPage,
  listFollowUps,
  postponeFollowUp,
} from '@threadline/shared/follow-ups/schema';
import * as z from 'zod';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const followUpsRouter = router({
  list: query({
    permission: 'follow_up.read',
    rest: ['GET', '/follow-ups'],
    summary: 'Follow-ups of one group, or all open ones, earliest due first',
    input: listFollowUps,
    output: followUpPage,
    run: verbs.listFollowUps,
  }),
  create: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/follow-ups'],
    summary: 'Plan a follow-up',
    input: createFollowUp,
    output: followUp,
    run: verbs.createFollowUp,
  }),
  postpone: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/follow-ups/{id}/postpone'],
    summary: 'Postpone a follow-up, with a reason',
    input: postponeFollowUp,
    output: followUp,
    run: verbs.postponeFollowUp,
  }),
  complete: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/follow-ups/{id}/complete'],
    summary: 'Complete a follow-up with its resolution, and plan the next',
    input: completeFollowUp,
    output: z.object({ completed: followUp, next: followUp.nullable() }),
    run: verbs.completeFollowUp,
  }),
  reopen: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/follow-ups/{id}/reopen'],
    summary: 'Open a completed follow-up again',
    input: followUpById,
    output: followUp,
    run: verbs.reopenFollowUp,
  }),
  remove: mutation({
    permission: 'follow_up.write',
    rest: ['DELETE', '/follow-ups/{id}'],
    summary: 'Remove a follow-up; it can be restored',
    input: followUpById,
    output: followUp,
    run: verbs.removeFollowUp,
  }),
  restore: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/follow-ups/{id}/restore'],
    summary: 'Bring a removed follow-up back',
    input: followUpById,
    output: followUp,
    run: verbs.restoreFollowUp,
  }),
});
