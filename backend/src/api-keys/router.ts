import {
  apiKey,
  apiKeyById,
  apiKeyPage,
  createApiKey,
  listApiKeys,
  newApiKey,
  organisationKeyPage,
} from '@threadline/shared/api-keys/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as keys from './service.js';

export const apiKeysRouter = router({
  list: query({
    permission: 'api_key.own',
    rest: ['GET', '/api-keys'],
    summary: 'Your API keys',
    input: listApiKeys,
    output: apiKeyPage,
    run: keys.listApiKeys,
  }),
  listAll: query({
    permission: 'api_key.manage',
    rest: ['GET', '/organisation/api-keys'],
    summary: 'Every API key of the organisation',
    input: listApiKeys,
    output: organisationKeyPage,
    run: keys.listOrganisationKeys,
  }),
  create: mutation({
    permission: 'api_key.create',
    rest: ['POST', '/api-keys'],
    summary: 'Make an API key; the answer shows it once',
    input: createApiKey,
    output: newApiKey,
    run: keys.createKey,
    secretAnswer: true,
  }),
  revoke: mutation({
    permission: 'api_key.own',
    rest: ['DELETE', '/api-keys/{id}'],
    summary: 'End an API key, of a colleague too for those who manage keys',
    input: apiKeyById,
    output: apiKey,
    run: keys.revokeKey,
  }),
});
