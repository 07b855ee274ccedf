import {
  editTimeEntry,
  listTimeEntries,
  runningTimer,
  startTimer,
  stopTimer,
  timeEntry,
  timeEntryById,
  timeEntryPage,
  timerStart,
} from '@threadline/shared/time/schema';
import * as z from 'zod';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const timeRouter = router({
  running: query({
    permission: 'time.track',
    rest: ['GET', '/timer'],
    summary: 'Your running timer and the server’s clock',
    input: z.strictObject({}).optional(),
    output: runningTimer,
    run: verbs.getRunningTimer,
  }),
  start: mutation({
    permission: 'time.track',
    rest: ['POST', '/timer/start'],
    summary: 'Start your timer; the one that runs is stopped and returned',
    input: startTimer,
    output: timerStart,
    run: verbs.startTimer,
  }),
  stop: mutation({
    permission: 'time.track',
    rest: ['POST', '/timer/stop'],
    summary: 'Stop your running timer',
    input: stopTimer,
    output: timeEntry,
    run: verbs.stopTimer,
  }),
  list: query({
    permission: 'time.read',
    rest: ['GET', '/time-entries'],
    summary: 'Your own time entries, latest first',
    input: listTimeEntries,
    output: timeEntryPage,
    run: verbs.listTimeEntries,
  }),
  edit: mutation({
    permission: 'time.track',
    rest: ['PATCH', '/time-entries/{id}'],
    summary: 'Correct your own time entry',
    input: editTimeEntry,
    output: timeEntry,
    run: verbs.editTimeEntry,
  }),
  remove: mutation({
    permission: 'time.track',
    rest: ['DELETE', '/time-entries/{id}'],
    summary: 'Remove your own time entry; it can be restored',
    input: timeEntryById,
    output: timeEntry,
    run: verbs.removeTimeEntry,
  }),
  restore: mutation({
    permission: 'time.track',
    rest: ['POST', '/time-entries/{id}/restore'],
    summary: 'Bring your removed time entry back',
    input: timeEntryById,
    output: timeEntry,
    run: verbs.restoreTimeEntry,
  }),
});
