import { writeNote as noteInput } from '@threadline/shared/notes/schema';
import { startTimer as timerInput } from '@threadline/shared/time/schema';
import { writeNote } from '../../src/notes/service.js';
import { startTimer } from '../../src/time/service.js';
import type { World } from '../world.js';
import { type Case, post } from './case.js';

const body = 'They decided to start with the plant in Rotterdam. Ask the sponsor for the list of people before Friday.';

/** A note, durable before its answer. */
export const noteCase: Case = {
  requests: async (world) =>
    (await customersOf(world)).map((customerId, index) => ({
      ...post('notes.write', { customerId, body }, keyOf(world, index)),
      once: true,
    })),
  answers: async (world) =>
    (await customersOf(world)).map((customerId) => (ctx) => writeNote(ctx, noteInput.parse({ customerId, body }))),
};

/** A timer's start, which ends the one before; each connection is somebody else. */
export const timerCase: Case = {
  requests: async (world) =>
    (await customersOf(world)).map((customerId, index) => ({
      ...post('time.start', { customerId }, keyOf(world, index)),
      once: true,
    })),
  answers: async (world) =>
    (await customersOf(world)).map((customerId) => (ctx) => startTimer(ctx, timerInput.parse({ customerId }))),
};

const keyOf = ({ keys }: World, index: number) => keys[index % keys.length] ?? '';

async function customersOf({ sql, orgId }: World): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select c.id from customers c where c.org_id = ${orgId} and c.archived_at is null order by md5(c.id::text) limit 256`;
  return rows.map(({ id }) => id);
}
