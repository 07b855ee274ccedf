import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { CallIcon } from '@threadline/shared/ui/icons/communication';
import { FollowUpIcon, NoteIcon, TaskIcon } from '@threadline/shared/ui/icons/work';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Writing } from './customer-search.js';

const LogDialog = lazy(() =>
  import('../timeline/log-dialog.js').then(({ LogDialog: component }) => ({ default: component })),
);
const NoteDialog = lazy(() =>
  import('../notes/note-dialog.js').then(({ NoteDialog: component }) => ({ default: component })),
);
const TaskDialog = lazy(() =>
  import('../tasks/task-dialog.js').then(({ TaskDialog: component }) => ({ default: component })),
);
const FollowUpDialog = lazy(() =>
  import('../follow-ups/follow-up-dialog.js').then(({ FollowUpDialog: component }) => ({ default: component })),
);

/** The four things written about a customer, each a key away. */
export function QuickActions({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const { write: open } = useSearch({ from: '/desk/customers/$customerId' });
  const navigate = useNavigate({ from: '/customers/$customerId' });
  const setOpen = (write: Writing) => void navigate({ search: (before) => ({ ...before, write }), replace: true });
  const close = () => void navigate({ search: ({ write: _closed, ...before }) => before, replace: true });
  const { abilities } = customer;
  const actions = [
    { name: 'log', keys: 'l', icon: <CallIcon />, may: abilities.log },
    { name: 'note', keys: 'n', icon: <NoteIcon />, may: abilities.writeNotes },
    { name: 'task', keys: 't', icon: <TaskIcon />, may: abilities.createTasks },
    { name: 'followUp', keys: 'f', icon: <FollowUpIcon />, may: abilities.log },
  ] as const;
  const possible = actions.filter(({ may }) => may);
  useShortcuts(
    possible.map(({ name, keys }) => ({
      keys,
      label: t(`customer.quick.${name}`),
      group: t('keys.customer'),
      run: () => setOpen(name),
    })),
  );
  return (
    <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      {possible.map(({ name, keys, icon }) => (
        <Button key={name} icon={icon} shortcut={keys} onClick={() => setOpen(name)}>
          {t(`customer.quick.${name}`)}
        </Button>
      ))}
      <Suspense>
        {open === 'log' && abilities.log ? <LogDialog customerId={customer.id} onClose={close} /> : null}
        {open === 'note' && abilities.writeNotes ? <NoteDialog customerId={customer.id} onClose={close} /> : null}
        {open === 'task' && abilities.createTasks ? <TaskDialog customerId={customer.id} onClose={close} /> : null}
        {open === 'followUp' && abilities.log ? <FollowUpDialog customerId={customer.id} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
