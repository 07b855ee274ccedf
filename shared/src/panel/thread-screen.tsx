import { lazy, useState } from 'react';
import type { OpenThread } from '../mail-host/port.js';
import type { ThreadContext } from '../threads/schema.js';
import { CustomerView } from './customer-view.js';
import { useReachable } from './panel-context.js';
import { FailedState, NoPermission } from './states/failed.js';
import { InternalState } from './states/internal.js';
import { LoadingState } from './states/loading.js';
import { usePendingLink } from './thread-link/use-pending-link.js';
import { useThreadContext } from './thread-link/use-thread-context.js';

const Candidates = lazy(() => import('./thread-link/candidates.js'));
const UnknownSender = lazy(() => import('./thread-link/unknown-sender.js'));

/** The customer of one mail thread, or the way to find one. */
export function ThreadScreen({ thread }: { thread: OpenThread }) {
  const [customerId, showCustomer] = useState<string | null>(null);
  const { context, error, retry } = useThreadContext(thread, customerId);
  const linking = usePendingLink(thread.key);
  const reachable = useReachable();
  if (!context) return error ? <FailedState error={error} onRetry={retry} /> : <LoadingState />;
  if (error && ['forbidden', 'not_found'].includes(error.code)) return <FailedState error={error} onRetry={retry} />;
  if (linking && linking.customerId !== context.customer?.id && reachable) return <LoadingState />;
  return <ContextView key={context.customer?.id ?? context.state} {...{ thread, context, showCustomer }} />;
}

interface ContextViewProps {
  thread: OpenThread;
  context: ThreadContext;
  showCustomer: (customerId: string | null) => void;
}

function ContextView({ thread, context, showCustomer }: ContextViewProps) {
  if (context.state === 'forbidden') return <NoPermission />;
  if (context.customer) return <CustomerView {...{ thread, context, showCustomer }} customer={context.customer} />;
  if (context.state === 'internal') return <InternalState />;
  if (context.state === 'candidates') return <Candidates thread={thread} context={context} />;
  return <UnknownSender thread={thread} context={context} />;
}
