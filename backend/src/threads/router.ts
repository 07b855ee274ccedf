import { pageInput } from '@threadline/shared/kernel/page';
import * as schema from '@threadline/shared/threads/schema';
import * as z from 'zod';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const threadsRouter = router({
  context: query({
    permission: 'thread.context',
    rest: ['POST', '/threads/context'],
    summary: 'What the panel shows for an open thread',
    input: schema.threadContextInput,
    output: schema.threadContext,
    run: verbs.context,
  }),
  get: query({
    permission: 'mail.read',
    rest: ['GET', '/threads/{id}'],
    summary: 'Read one thread with its stored messages',
    input: schema.threadById,
    output: schema.threadDetail,
    run: verbs.get,
  }),
  list: query({
    permission: 'mail.read',
    rest: ['GET', '/threads'],
    summary: 'List threads, the latest first',
    input: schema.listThreads,
    output: schema.threadPage,
    run: verbs.list,
  }),
  link: mutation({
    permission: 'thread.link',
    rest: ['POST', '/threads/link'],
    summary: 'Link a thread to a customer by hand',
    input: schema.linkThread,
    output: schema.linkChange,
    run: verbs.link,
  }),
  unlink: mutation({
    permission: 'thread.link',
    rest: ['POST', '/threads/unlink'],
    summary: 'Take a customer off a thread',
    input: schema.unlinkThread,
    output: schema.linkChange,
    run: verbs.unlink,
  }),
  undo: mutation({
    permission: 'thread.link',
    rest: ['POST', '/threads/{threadId}/undo'],
    summary: 'Take back the last change of a thread’s links',
    input: schema.undoLinkChange,
    output: schema.linkChange,
    run: verbs.undo,
  }),
  rules: query({
    permission: 'thread.link',
    rest: ['GET', '/sender-rules'],
    summary: 'List what was decided for senders',
    input: z.strictObject(pageInput),
    output: schema.senderRulePage,
    run: verbs.rules,
  }),
  setRule: mutation({
    permission: 'thread.link',
    rest: ['POST', '/sender-rules'],
    summary: 'Decide for every later mail of an address or a domain',
    input: schema.setSenderRule,
    output: schema.senderRule,
    run: verbs.setRule,
  }),
  removeRule: mutation({
    permission: 'thread.link',
    rest: ['DELETE', '/sender-rules/{id}'],
    summary: 'End a rule for a sender',
    input: schema.senderRuleById,
    output: schema.senderRule,
    run: verbs.removeRule,
  }),
});
