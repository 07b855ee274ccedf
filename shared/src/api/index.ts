export { ApiProvider, useApi, useApiClient } from './api-context.js';
export { type ApiError, isTemporary, readApiError } from './api-error.js';
export type { TokenSource } from './bearer-fetch.js';
export { type Api, type ApiInputs, type ApiOptions, type ApiOutputs, type AppRouter, createApi } from './create-api.js';
