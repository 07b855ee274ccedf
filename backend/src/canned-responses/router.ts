import * as schema from '@threadline/shared/canned-responses/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const cannedResponsesRouter = router({
  list: query({
    permission: 'canned_response.read',
    rest: ['GET', '/canned-responses'],
    summary: 'Canned responses of the team and your own, by title',
    input: schema.listCannedResponses,
    output: schema.cannedResponsePage,
    run: verbs.listResponses,
  }),
  fill: mutation({
    permission: 'canned_response.read',
    rest: ['POST', '/canned-responses/{id}/fill'],
    summary: 'A canned response with its variables filled from the record',
    input: schema.fillCannedResponse,
    output: schema.filledText,
    prepare: async (_within, _input, { publicBaseUrl }) => publicBaseUrl,
    run: verbs.fillResponse,
  }),
  create: mutation({
    permission: 'canned_response.write',
    rest: ['POST', '/canned-responses'],
    summary: 'Write a canned response for yourself or the team',
    input: schema.createCannedResponse,
    output: schema.cannedResponse,
    run: verbs.createResponse,
  }),
  update: mutation({
    permission: 'canned_response.write',
    rest: ['PUT', '/canned-responses/{id}'],
    summary: 'Change a canned response',
    input: schema.updateCannedResponse,
    output: schema.cannedResponse,
    run: verbs.updateResponse,
  }),
  remove: mutation({
    permission: 'canned_response.write',
    rest: ['DELETE', '/canned-responses/{id}'],
    summary: 'Remove a canned response; it can be restored',
    input: schema.cannedResponseById,
    output: schema.cannedResponse,
    run: verbs.removeResponse,
  }),
  restore: mutation({
    permission: 'canned_response.write',
    rest: ['POST', '/canned-responses/{id}/restore'],
    summary: 'Bring a removed canned response back',
    input: schema.cannedResponseById,
    output: schema.cannedResponse,
    run: verbs.restoreResponse,
  }),
});
