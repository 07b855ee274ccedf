import { createOpenApiFetchHandler, generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi';
import type { RequestContext } from '../platform/http/procedure.js';
import { appRouter } from './router.js';

// The library's own router type knows no error formatter of ours; at run time it reads procedures only.
const restRouter = appRouter as unknown as OpenApiRouter;

export interface RestRequest {
  request: Request;
  context: RequestContext;
  onFailure: (path: string | undefined, error: Error) => void;
}

/** Serves the same procedures as REST below /api/v1. */
export function serveRest({ request, context, onFailure }: RestRequest): Promise<Response> {
  return createOpenApiFetchHandler({
    endpoint: '/api/v1',
    req: request,
    router: restRouter,
    createContext: () => Promise.resolve(context),
    onError: ({ error, path }: { error: Error; path: string | undefined }) => onFailure(path, error),
  } as Parameters<typeof createOpenApiFetchHandler>[0]);
}

/** The OpenAPI description of every procedure that has a path. */
export function describeRest(publicBaseUrl: string): unknown {
  return generateOpenApiDocument(restRouter, {
    title: 'Threadline',
    version: '1',
    baseUrl: `${publicBaseUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  });
}
