import { useQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@threadline/shared/api';
import type { Connection } from '@threadline/shared/mail-sync/schema';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { ConnectDialog } from './connect-dialog.js';
import { MailboxCard } from './mailbox-card.js';
import { MailboxSettings } from './mailbox-settings.js';
import { RemoveMailboxDialog } from './remove-mailbox-dialog.js';

const whileReading = 4_000;
const otherwise = 30_000;

type Opened = { what: 'connect' | 'settings' | 'remove'; mailbox: Mailbox } | null;

/** Every mailbox with how it stands; while older mail comes in, the bar moves by itself. */
export function MailboxList() {
  const { t: m } = useTranslation('mailboxes');
  const [opened, setOpened] = useState<Opened>(null);
  const boxes = useMailboxes();
  const connections = useConnections();
  if (boxes.error && !boxes.items) return <FailureState error={boxes.error} onRetry={boxes.again} busy={boxes.busy} />;
  if (!boxes.items) return <SkeletonList rows={3} />;
  if (boxes.items.length === 0) {
    return (
      <EmptyState icon={<MailIcon size={20} />} title={m('none')}>
        {m('noneHint')}
      </EmptyState>
    );
  }
  const close = () => setOpened(null);
  const connectionOf = (mailbox: Mailbox): Connection | null =>
    connections.find(({ mailboxId }) => mailboxId === mailbox.id) ?? null;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-3">
        {boxes.items.map((mailbox) => (
          <li key={mailbox.id}>
            <MailboxCard
              mailbox={mailbox}
              connection={connectionOf(mailbox)}
              onOpen={(what) => setOpened({ what, mailbox })}
            />
          </li>
        ))}
      </ul>
      <ShowMore pages={boxes} />
      {opened?.what === 'connect' ? (
        <ConnectDialog mailbox={opened.mailbox} connection={connectionOf(opened.mailbox)} onClose={close} />
      ) : null}
      {opened?.what === 'settings' ? <MailboxSettings mailbox={opened.mailbox} onClose={close} /> : null}
      {opened?.what === 'remove' ? (
        <RemoveMailboxDialog
          mailbox={opened.mailbox}
          connected={connectionOf(opened.mailbox) !== null}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function useMailboxes() {
  const api = useApi();
  const client = useApiClient();
  return usePages({
    key: api.mailboxes.list.infiniteQueryKey({}),
    read: (at, options) => client.mailboxes.list.query(at, options),
  });
}

function useConnections(): readonly Connection[] {
  const { data } = useQuery({
    ...useApi().mailSync.list.queryOptions({ limit: 100 }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? whileReading : otherwise),
  });
  return data?.items ?? [];
}

/** Older mail comes in, or what failed is tried again by itself. */
const isUnderWay = ({ state, problem }: Connection) =>
  state === 'back_fill' || state === 'waiting' || (state === 'live' && problem !== null);
