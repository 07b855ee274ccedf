import * as schema from '@threadline/shared/bin/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const { binChange, binItemById } = schema;

export const binRouter = router({
  list: query({
    permission: 'bin.read',
    rest: ['GET', '/bin'],
    summary: 'List what was removed and can still come back',
    input: schema.listBin,
    output: schema.binPage,
    run: verbs.listBin,
  }),
  restore: mutation({
    permission: 'bin.restore',
    rest: ['POST', '/bin/{id}/restore'],
    summary: 'Bring something back from the bin',
    input: binItemById,
    output: binChange,
    run: verbs.restoreFromBin,
  }),
  purge: mutation({
    permission: 'bin.purge',
    rest: ['DELETE', '/bin/{id}'],
    summary: 'Take something away for good',
    input: binItemById,
    output: binChange,
    run: verbs.purgeNow,
  }),
});
