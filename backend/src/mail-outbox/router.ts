import { decideHeld, listOutbox, outboundMail, outboundPage } from '@threadline/shared/mail-outbox/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const mailOutboxRouter = router({
  list: query({
    permission: 'mail_outbox.read',
    rest: ['GET', '/mail-outbox'],
    summary: 'Mail that the product has written, newest first',
    input: listOutbox,
    output: outboundPage,
    run: verbs.listOutbox,
  }),
  decide: mutation({
    permission: 'mail_outbox.decide',
    rest: ['POST', '/mail-outbox/{id}/decision'],
    summary: 'Send or discard a mail that was held after a restore',
    input: decideHeld,
    output: outboundMail,
    run: verbs.decideHeld,
  }),
});
