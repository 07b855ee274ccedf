import * as schema from '@threadline/shared/promises/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const promisesRouter = router({
  ofThread: query({
    permission: 'mail.read',
    rest: ['GET', '/threads/{threadId}/promises'],
    summary: 'What is promised in a conversation and nobody has decided about',
    input: schema.promisesOfThread,
    output: schema.promiseList,
    run: verbs.promisesOfThread,
  }),
  accept: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/promises/{id}/accept'],
    summary: 'Make a follow-up of a promise',
    input: schema.acceptPromise,
    output: schema.acceptedPromise,
    run: verbs.acceptPromise,
  }),
  dismiss: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/promises/{id}/dismiss'],
    summary: 'Take a promise out of what is suggested',
    input: schema.promiseById,
    output: schema.promise,
    run: verbs.dismissPromise,
  }),
  reopen: mutation({
    permission: 'follow_up.write',
    rest: ['POST', '/promises/{id}/reopen'],
    summary: 'Take back what was decided about a promise',
    input: schema.promiseById,
    output: schema.promise,
    run: verbs.reopenPromise,
  }),
});
