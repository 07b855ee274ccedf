import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { Tabs } from '@threadline/shared/ui/tabs';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { TimelineTab } from '../timeline/timeline-tab.js';
import type { CustomerTab } from './customer-search.js';
import { QuickActions } from './quick-actions.js';

const NotesTab = lazy(() =>
  import('../notes/notes-tab.js').then(({ NotesTab: component }) => ({ default: component })),
);
const TasksTab = lazy(() =>
  import('../tasks/tasks-tab.js').then(({ TasksTab: component }) => ({ default: component })),
);
const TimeTab = lazy(() => import('../time/time-tab.js').then(({ TimeTab: component }) => ({ default: component })));
const MailTab = lazy(() => import('../mail/mail-tab.js').then(({ MailTab: component }) => ({ default: component })));
const PortalTab = lazy(() =>
  import('../sharing/portal-tab.js').then(({ PortalTab: component }) => ({ default: component })),
);

/** What happened, what is to be done, and what is known, one at a time. */
export function CustomerTabs({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const { tab = 'timeline' } = useSearch({ from: '/desk/customers/$customerId' });
  const navigate = useNavigate({ from: '/customers/$customerId' });
  const mayTime = useMay('time.read');
  const mayMail = useMay('mail.read');
  const mayPortal = useMay('portal.read');
  const open = (next: string) => void navigate({ search: next === 'timeline' ? {} : { tab: next as CustomerTab } });
  const contents: [CustomerTab, ReactNode][] = [
    ['timeline', <TimelineTab key="timeline" customer={customer} />],
    ['tasks', <TasksTab key="tasks" customer={customer} />],
    ['notes', <NotesTab key="notes" customer={customer} />],
    ...(mayTime ? [['time', <TimeTab key="time" customer={customer} />] as [CustomerTab, ReactNode]] : []),
    ...(mayMail ? [['mail', <MailTab key="mail" customer={customer} />] as [CustomerTab, ReactNode]] : []),
    ...(mayPortal ? [['portal', <PortalTab key="portal" customer={customer} />] as [CustomerTab, ReactNode]] : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <QuickActions customer={customer} />
      <Tabs
        label={customer.name}
        value={tab}
        onChange={open}
        tabs={contents.map(([value, content]) => ({
          value,
          label: t(`customer.tabs.${value}`),
          content: value === tab ? <Suspense fallback={<SkeletonList />}>{content}</Suspense> : null,
        }))}
      />
    </div>
  );
}
