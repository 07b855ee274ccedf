import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import type { CustomerDetail } from '../customers/schema.js';
import type { OpenThread } from '../mail-host/port.js';
import type { ThreadContext } from '../threads/schema.js';
import { SkeletonList } from '../ui/skeleton.js';
import { CustomerHeader } from './customer-header/customer-header.js';
import { QuickForms } from './forms/quick-forms.js';
import { NextSection } from './next/next-section.js';
import { NotesSection } from './notes/notes-section.js';
import { usePanel } from './panel-context.js';
import { type Place, PlaceContext, placeKey } from './place.js';
import { referenceOf } from './thread-link/context-input.js';
import { CustomerSwitcher } from './thread-link/customer-switcher.js';
import { ReasonLine } from './thread-link/reason-line.js';
import { TimerRow } from './timer/timer-row.js';

const PromisesSection = lazy(() => import('./promises/promises-section.js'));
const TimelineSection = lazy(() => import('./timeline/timeline-section.js'));

export interface CustomerViewProps {
  thread: OpenThread;
  context: ThreadContext;
  customer: CustomerDetail;
  showCustomer: (customerId: string | null) => void;
}

/** The customer beside the mail: who it is and why, the clock, what comes next, notes, and what has been. */
export function CustomerView({ thread, context, customer, showCustomer }: CustomerViewProps) {
  const { host } = usePanel();
  const place = useMemo<Place>(
    () => ({ key: placeKey(thread.key, customer.id), thread, reference: referenceOf(thread, host.kind), customer }),
    [thread, customer, host.kind],
  );
  // Who it is and why is painted first; what is below follows in the next frame.
  const headerShown = useDeferredValue(true, false);
  return (
    <PlaceContext value={place}>
      <main className="flex flex-col">
        <div className="flex flex-col gap-1 px-3 pt-3 pb-2">
          <CustomerSwitcher links={context.links} shownId={customer.id} onShow={showCustomer} />
          <CustomerHeader customer={customer} openTasks={context.tasks.length}>
            <ReasonLine thread={thread} context={context} />
          </CustomerHeader>
        </div>
        {customer.abilities.track && <TimerRow running={context.runningTimer} />}
        <QuickForms />
        {headerShown ? <Sections context={context} customer={customer} /> : <SkeletonList rows={8} />}
      </main>
    </PlaceContext>
  );
}

function Sections({ context, customer }: Pick<CustomerViewProps, 'context' | 'customer'>) {
  return (
    <>
      <NextSection tasks={context.tasks} followUps={context.followUps} customer={customer} />
      {context.threadId ? (
        <Suspense fallback={null}>
          <PromisesSection threadId={context.threadId} />
        </Suspense>
      ) : null}
      <NotesSection notes={context.notes} />
      <Suspense fallback={<SkeletonList rows={4} />}>
        <TimelineSection first={context.timeline} />
      </Suspense>
    </>
  );
}
