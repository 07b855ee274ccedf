import { archive, archiveById, archiveList, noInput } from '@threadline/shared/transfer/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const archivesRouter = router({
  list: query({
    permission: 'archive.read',
    rest: ['GET', '/archives'],
    summary: 'Archives of the organisation that were asked for, newest first',
    input: noInput,
    output: archiveList,
    run: verbs.listArchives,
  }),
  request: mutation({
    permission: 'organisation.export',
    rest: ['POST', '/archives'],
    summary: 'Ask for an archive of everything',
    input: noInput,
    output: archive,
    run: verbs.requestArchive,
  }),
  prepareDownload: query({
    permission: 'organisation.export',
    rest: ['GET', '/archives/{id}'],
    summary: 'Whether an archive can be downloaded',
    input: archiveById,
    output: archive,
    run: verbs.prepareDownload,
  }),
});
