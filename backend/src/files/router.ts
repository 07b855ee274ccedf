import { document, documentById, documentPage, listDocuments } from '@threadline/shared/files/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const filesRouter = router({
  list: query({
    permission: 'document.read',
    rest: ['GET', '/files'],
    summary: 'Documents of a customer, newest first',
    input: listDocuments,
    output: documentPage,
    run: verbs.listDocuments,
  }),
  remove: mutation({
    permission: 'document.write',
    rest: ['DELETE', '/files/{id}'],
    summary: 'Remove a document; it can be restored',
    input: documentById,
    output: document,
    run: verbs.removeDocument,
  }),
  restore: mutation({
    permission: 'document.write',
    rest: ['POST', '/files/{id}/restore'],
    summary: 'Bring a removed document back',
    input: documentById,
    output: document,
    run: verbs.restoreDocument,
  }),
});
