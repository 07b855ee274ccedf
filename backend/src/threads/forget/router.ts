import * as schema from '@threadline/shared/mailboxes/stored';
import * as z from 'zod';
import { mutation, query, router } from '../../platform/http/procedure.js';
import * as verbs from './stored-mail.js';

export const storedMailRouter = router({
  counts: query({
    permission: 'mail.read',
    rest: ['GET', '/stored-mail/counts'],
    summary: 'How much is stored of each of one’s own mailboxes',
    input: z.strictObject({}),
    output: schema.storedCounts,
    run: verbs.countStored,
  }),
  list: query({
    permission: 'mail.read',
    rest: ['GET', '/stored-mail'],
    summary: 'List the conversations that are stored of one’s own mailboxes',
    input: schema.listStored,
    output: schema.storedPage,
    run: verbs.listStored,
  }),
  forget: mutation({
    permission: 'mailbox.manage',
    rest: ['POST', '/stored-mail/{threadId}/forget'],
    summary: 'Take a conversation out of one’s own mailboxes here, for good',
    input: schema.forgetConversation,
    output: schema.forgotten,
    run: verbs.forgetStored,
  }),
});
