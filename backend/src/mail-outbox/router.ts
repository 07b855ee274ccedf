import { listOutbox, outboundPage } from '@threadline/shared/mail-outbox/schema';
import { query, router } from '../platform/http/procedure.js';
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
});
