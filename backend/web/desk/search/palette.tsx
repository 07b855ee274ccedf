import { useNavigate } from '@tanstack/react-router';
import type { SearchHit } from '@threadline/shared/search/schema';
import { type CommandGroup, type CommandItem, CommandPalette } from '@threadline/shared/ui/command-palette';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { BuildingIcon, UserIcon } from '@threadline/shared/ui/icons/people';
import { NoteIcon, TaskIcon, TimerPlayIcon } from '@threadline/shared/ui/icons/work';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateCustomerDialog } from '../customers/create-customer-dialog.js';
import { useMay } from '../shell/me.js';
import { useTimer } from '../time/use-timer.js';
import { readRecent } from './recent.js';
import { useCommands } from './use-commands.js';
import { type Hits, useHits } from './use-hits.js';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Finds any customer, person, task or mail, and does anything. Empty, it offers what was opened last. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [creating, setCreating] = useState(false);
  const { groups, searching, failed } = usePaletteGroups(query, () => setCreating(true));
  const change = (next: boolean) => {
    if (!next) setQuery('');
    onOpenChange(next);
  };
  return (
    <>
      <CommandPalette
        open={open}
        onOpenChange={change}
        query={query}
        onQueryChange={setQuery}
        groups={groups}
        loading={searching}
        failed={failed}
      />
      {creating ? <CreateCustomerDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

interface Offered extends Omit<Hits, 'hits'> {
  groups: CommandGroup[];
}

function usePaletteGroups(query: string, create: () => void): Offered {
  const { t } = useTranslation('desk');
  const commands = useCommands(create);
  const open = useOpenHit();
  const withCustomer = useCustomerCommands();
  const { hits, ...search } = useHits(query);
  const wanted = query.trim().toLocaleLowerCase();
  const matching = commands.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const recent =
    wanted === '' ? readRecent().map((customer) => open({ kind: 'customer', ...customer, title: customer.name })) : [];
  const customers = hits.filter(({ kind }) => kind === 'customer').slice(0, 3);
  const groups = [
    { heading: t('palette.recent'), items: recent },
    { heading: t('palette.found'), items: hits.map(open) },
    { heading: t('palette.commands'), items: matching },
    { heading: t('palette.timer'), items: withCustomer(customers) },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), ...search };
}

type Hit = Pick<SearchHit, 'kind' | 'id' | 'title'> & Partial<SearchHit>;

const icons: Record<SearchHit['kind'], ReactNode> = {
  customer: <BuildingIcon />,
  contact: <UserIcon />,
  task: <TaskIcon />,
  thread: <MailIcon />,
};

/** Everything found lives on its customer's page. */
function useOpenHit(): (hit: Hit) => CommandItem {
  const navigate = useNavigate();
  return ({ kind, id, title, detail, customerId }) => ({
    id: `${kind} ${id}`,
    label: title,
    detail: detail ?? undefined,
    icon: icons[kind],
    run: () => {
      const page = kind === 'customer' ? id : customerId;
      if (!page) return;
      const search = {
        task: { tab: 'tasks' as const },
        thread: { tab: 'mail' as const, thread: id },
        customer: {},
        contact: {},
      };
      void navigate({ to: '/customers/$customerId', params: { customerId: page }, search: search[kind] });
    },
  });
}

/** What is done about the customers that were found. */
function useCustomerCommands(): (customers: readonly SearchHit[]) => CommandItem[] {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const { start } = useTimer();
  const mayTrack = useMay('time.track');
  const mayLog = useMay('interaction.log');
  const timerFor = ({ id, title }: SearchHit): CommandItem => ({
    id: `timer ${id}`,
    label: t('palette.startTimer', { name: title }),
    icon: <TimerPlayIcon />,
    run: () => void start({ id, name: title }),
  });
  const logFor = ({ id, title }: SearchHit): CommandItem => ({
    id: `log ${id}`,
    label: t('palette.log', { name: title }),
    icon: <NoteIcon />,
    run: () => void navigate({ to: '/customers/$customerId', params: { customerId: id }, search: { write: 'log' } }),
  });
  return (customers) =>
    customers.flatMap((hit) => [...(mayTrack ? [timerFor(hit)] : []), ...(mayLog ? [logFor(hit)] : [])]);
}
