import { useQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@threadline/shared/api';
import type { StoredConversation } from '@threadline/shared/mailboxes/stored';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { SelectField } from '@threadline/shared/ui/select-field';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useWrite } from '../writing/use-write.js';
import { StoredRow } from './stored-row.js';

/** All that is stored of one's own mailboxes, to be found, and to be forgotten. */
export function StoredMail() {
  const { t: m } = useTranslation('mailboxes');
  const [mailboxId, setMailboxId] = useState('');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const counts = useQuery(useApi().storedMail.counts.queryOptions({})).data?.items ?? [];
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">{m('stored.explanation')}</p>
      <ul className="text-soft text-small">
        {counts.map((box) => (
          <li key={box.mailboxId} className="break-words">
            {box.address}:{' '}
            {m('stored.count', {
              count: box.mails,
              conversations: m('stored.conversations', { count: box.conversations }),
            })}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <TextField
          label={m('stored.search')}
          type="search"
          icon={<SearchIcon />}
          className="min-w-0 flex-1 basis-60"
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {counts.length > 1 ? (
          <SelectField
            label={m('stored.which')}
            value={mailboxId}
            onChange={setMailboxId}
            options={[
              { value: '', label: m('stored.all') },
              ...counts.map((box) => ({ value: box.mailboxId, label: box.address })),
            ]}
          />
        ) : null}
      </div>
      <Conversations input={{ ...(mailboxId ? { mailboxId } : {}), ...(wanted ? { search: wanted } : {}) }} />
    </div>
  );
}

function Conversations({ input }: { input: { mailboxId?: string; search?: string } }) {
  const { t: m } = useTranslation('mailboxes');
  const api = useApi();
  const client = useApiClient();
  const [forgetting, setForgetting] = useState<StoredConversation | null>(null);
  const list = usePages({
    key: api.storedMail.list.infiniteQueryKey(input),
    read: (at, options) => client.storedMail.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  if (!list.items) return <SkeletonList rows={5} />;
  if (list.items.length === 0) {
    const title = m(input.search ? 'stored.noMatch' : 'stored.none');
    return (
      <EmptyState icon={<MailIcon size={20} />} title={title}>
        {m('stored.noneHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <Card>
        <ul className="divide-y divide-line">
          {list.items.map((conversation) => (
            <li key={conversation.threadId}>
              <StoredRow conversation={conversation} onForget={() => setForgetting(conversation)} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
      {forgetting ? <Forget conversation={forgetting} onClose={() => setForgetting(null)} /> : null}
    </>
  );
}

function Forget({ conversation, onClose }: { conversation: StoredConversation; onClose: () => void }) {
  const { t: m } = useTranslation('mailboxes');
  const write = useWrite();
  const { threadId, subject } = conversation;
  const forget = () => {
    onClose();
    void write({
      send: (api, options) => api.storedMail.forget.mutate({ threadId }, options),
      touches: { about: 'mail' },
      done: m('stored.forgotten'),
    });
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={m('stored.forgetTitle', { subject: subject || m('stored.noSubject') })}
      confirmLabel={m('stored.forget')}
      onConfirm={forget}
    >
      {m('stored.forgetMeaning')}
    </ConfirmDialog>
  );
}
