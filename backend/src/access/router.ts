import { accessPage, explainInput, explanation, whoSeesInput } from '@threadline/shared/access/schema';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const accessRouter = router({
  explain: query({
    permission: 'access.explain',
    rest: ['GET', '/access/{kind}/{id}/people/{personId}'],
    summary: 'Whether a colleague sees something, and why',
    input: explainInput,
    output: explanation,
    run: verbs.explainAccess,
  }),
  whoSees: query({
    permission: 'access.explain',
    rest: ['GET', '/access/{kind}/{id}/people'],
    summary: 'Who sees something, and why',
    input: whoSeesInput,
    output: accessPage,
    run: verbs.listWhoSees,
  }),
});
