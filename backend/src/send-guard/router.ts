import { outgoingMail, sendVerdict } from '@threadline/shared/send-guard/schema';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const sendGuardRouter = router({
  check: query({
    permission: 'mail.guard',
    rest: ['POST', '/send-guard/check'],
    summary: 'Why the writer of a mail should look once more before it goes out',
    input: outgoingMail,
    output: sendVerdict,
    run: verbs.checkMail,
  }),
});
