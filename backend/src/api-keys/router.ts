import {
  apiKey,
  apiKeyById,
  apiKeyPage,
  createApiKey,
  listApiKeys,
  newApiKey,
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
  create: mutation({
    permission: 'api_key.own',
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
    summary: 'End an API key',
    input: apiKeyById,
    output: apiKey,
    run: keys.revokeKey,
  }),
});
