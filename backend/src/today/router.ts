import { today } from '@threadline/shared/today/schema';
import * as z from 'zod';
import { query, router } from '../platform/http/procedure.js';
import { getToday } from './service.js';

export const todayRouter = router({
  get: query({
    permission: 'session.read',
    rest: ['GET', '/today'],
    summary: 'What waits for you: follow-ups, tasks and time of today',
    input: z.strictObject({}).optional(),
    output: today,
    run: getToday,
  }),
});
