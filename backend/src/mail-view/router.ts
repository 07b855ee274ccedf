import * as schema from '@threadline/shared/mail-view/schema';
import { preparedQuery, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const mailViewRouter = router({
  open: preparedQuery({
    permission: 'mail.read',
    rest: ['GET', '/messages/{messageId}/view'],
    summary: 'A stored mail as harmless HTML',
    input: schema.openMail,
    output: schema.openedMail,
    prepare: verbs.prepareMail,
    run: verbs.openMail,
  }),
  conversation: query({
    permission: 'mail.read',
    rest: ['GET', '/threads/{threadId}/messages'],
    summary: 'The mails of a conversation, the latest first',
    input: schema.listConversation,
    output: schema.conversationPage,
    run: verbs.conversation,
  }),
});
