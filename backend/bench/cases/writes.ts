import { writeNote as noteInput } from '@threadline/shared/notes/schema';
import { writeNote } from '../../src/notes/service.js';
import { type Case, post } from './case.js';

const body = 'They decided to start with the plant in Rotterdam. Ask the sponsor for the list of people before Friday.';

/** A note, durable before its answer; each connection is somebody else. */
export const noteCase: Case = {
  requests: async ({ people }) =>
    people.map(({ key, customerId }) => ({ ...post('notes.write', { customerId, body }, key), once: true })),
  answers: async ({ people }) =>
    people.map(
      ({ customerId }) =>
        (ctx) =>
          writeNote(ctx, noteInput.parse({ customerId, body })),
    ),
};

/** A timer's start, which ends the one before: one runs per person, which its statements keep only together. */
export const timerCase: Case = {
  requests: async ({ people }) =>
    people.map(({ key, customerId }) => ({ ...post('time.start', { customerId }, key), once: true })),
};
