import { expect, test } from 'vitest';
import * as z from 'zod';
import { queryReader } from './query-input.js';

const read = queryReader(
  z.strictObject({
    limit: z.number().int().default(50),
    archived: z.boolean().default(false),
    system: z.boolean().optional(),
    stage: z.array(z.enum(['growth', 'renewal'])).optional(),
    search: z.string().optional(),
  }),
);

test.each([
  ['limit=20', { limit: 20 }],
  ['limit=many', { limit: 'many' }],
  ['limit=', { limit: '' }],
  ['archived=false', { archived: false }],
  ['system=true&archived=true', { system: true, archived: true }],
  ['archived=yes', { archived: 'yes' }],
  ['stage=growth', { stage: ['growth'] }],
  ['stage=growth&stage=renewal', { stage: ['growth', 'renewal'] }],
  ['search=12', { search: '12' }],
  ['search=a&search=b', { search: ['a', 'b'] }],
  ['unknown=1', { unknown: '1' }],
  ['__proto__=1', {}],
])('%s is read as its schema says', (query, input) => {
  expect(read(new URLSearchParams(query))).toEqual(input);
});
