import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from './create-api.js';

/** React Query options for every procedure: `useTRPC().customers.list.queryOptions(…)` below an `ApiProvider`. */
export const {
  TRPCProvider: ApiProvider,
  useTRPC: useApi,
  useTRPCClient: useApiClient,
} = createTRPCContext<AppRouter>();
