import * as schema from '@threadline/shared/review/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const reviewRouter = router({
  list: query({
    permission: 'review.read',
    rest: ['GET', '/review'],
    summary: 'List unknown senders by domain, the latest first',
    input: schema.listReview,
    output: schema.reviewPage,
    run: verbs.list,
  }),
  resolve: mutation({
    permission: 'review.resolve',
    rest: ['POST', '/review/resolve'],
    summary: 'Decide for all waiting threads of a domain or address',
    input: schema.resolveReview,
    output: schema.reviewResolved,
    run: verbs.resolve,
  }),
  undo: mutation({
    permission: 'review.resolve',
    rest: ['POST', '/review/{batchId}/undo'],
    summary: 'Take a decision back as a whole',
    input: schema.undoReview,
    output: schema.reviewResolved,
    run: verbs.undo,
  }),
  resolveMany: mutation({
    permission: 'review.resolve',
    rest: ['POST', '/review/resolve-many'],
    summary: 'Decide alike for all waiting threads of several domains or addresses',
    input: schema.resolveManyReview,
    output: schema.manyReviewResolved,
    run: verbs.resolveMany,
  }),
  undoMany: mutation({
    permission: 'review.resolve',
    rest: ['POST', '/review/undo-many'],
    summary: 'Take decisions about several groups back as a whole',
    input: schema.undoManyReview,
    output: schema.manyReviewResolved,
    run: verbs.undoMany,
  }),
});
