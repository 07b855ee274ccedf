import { listTimeline, timelinePage } from '@threadline/shared/timeline/schema';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const timelineRouter = router({
  list: query({
    permission: 'timeline.read',
    rest: ['GET', '/customers/{customerId}/timeline'],
    summary: 'The timeline of a customer, newest first',
    input: listTimeline,
    output: timelinePage,
    run: verbs.listTimeline,
  }),
});
