import * as schema from '@threadline/shared/meetings/schema';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const meetingsRouter = router({
  list: query({
    permission: 'mail.read',
    rest: ['GET', '/meetings'],
    summary: 'Meetings that invitations by mail tell of',
    input: schema.listMeetings,
    output: schema.meetingPage,
    run: verbs.listMeetings,
  }),
});
