import { me } from '@threadline/shared/session/schema';
import * as z from 'zod';
import { query, router } from '../platform/http/procedure.js';
import { readMe } from './service.js';

export const sessionRouter = router({
  me: query({
    permission: 'session.read',
    rest: ['GET', '/me'],
    summary: 'Who you are and what you may do',
    input: z.strictObject({}).optional(),
    output: me,
    run: readMe,
  }),
});
