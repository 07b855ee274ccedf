import { useApi, useApiClient } from '@threadline/shared/api';
import type { MailBlock } from '@threadline/shared/mailboxes/schema';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

/** Whose mail is never kept: of one's own mailboxes, or of a shared one. */
export function BlockList({ mailboxId }: { mailboxId?: string }) {
  const { t: m } = useTranslation('mailboxes');
  return (
    <section aria-label={m('blocks.title')} className="flex max-w-150 flex-col gap-3">
      {mailboxId ? <h3 className="font-semibold">{m('blocks.title')}</h3> : null}
      <p className="text-soft">{m(mailboxId ? 'blocks.shared' : 'blocks.own')}</p>
      <AddBlock {...(mailboxId ? { mailboxId } : {})} />
      <Blocks {...(mailboxId ? { mailboxId } : {})} />
    </section>
  );
}

function AddBlock({ mailboxId }: { mailboxId?: string }) {
  const { t: m } = useTranslation('mailboxes');
  const [whom, setWhom] = useState('');
  const write = useWrite();
  const { onSubmit, busy, refusal } = useSubmit({
    send: () =>
      write({
        send: (api, options) =>
          api.mailboxes.addBlock.mutate({ whom: whom.trim(), ...(mailboxId ? { mailboxId } : {}) }, options),
        touches: { about: 'mail_block' },
        done: m('blocks.added', { whom: whom.trim() }),
        quiet: true,
      }),
    onDone: () => setWhom(''),
  });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <TextField
        label={m('blocks.whom')}
        hint={m('blocks.whomHint')}
        maxLength={254}
        value={whom}
        onChange={(event) => setWhom(event.target.value)}
      />
      <Button type="submit" className="self-start" busy={busy} disabled={whom.trim() === ''}>
        {m('blocks.add')}
      </Button>
    </form>
  );
}

function Blocks({ mailboxId }: { mailboxId?: string }) {
  const { t: m } = useTranslation('mailboxes');
  const api = useApi();
  const client = useApiClient();
  const input = mailboxId ? { mailboxId } : {};
  const list = usePages({
    key: api.mailboxes.blocks.infiniteQueryKey(input),
    read: (at, options) => client.mailboxes.blocks.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  if (!list.items) return <SkeletonList rows={2} />;
  if (list.items.length === 0) {
    return (
      <EmptyState icon={<LockIcon size={20} />} title={m('blocks.none')}>
        {m('blocks.noneHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <Card>
        <ul className="divide-y divide-line">
          {list.items.map((block) => (
            <li key={block.id}>
              <BlockRow block={block} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
    </>
  );
}

function BlockRow({ block: { id, whom, mailboxId, createdAt } }: { block: MailBlock }) {
  const { t: m } = useTranslation('mailboxes');
  const write = useWrite();
  const touches = { about: 'mail_block' };
  const remove = () =>
    void write({
      send: (api, options) => api.mailboxes.removeBlock.mutate({ id }, options),
      touches,
      done: m('blocks.removed', { whom }),
      undo: () => ({
        send: (api, options) => api.mailboxes.addBlock.mutate({ whom, ...(mailboxId ? { mailboxId } : {}) }, options),
        touches,
      }),
    });
  return (
    <div className="flex min-h-row items-center gap-2 px-3">
      <span className="min-w-0 flex-1 break-all">{whom}</span>
      <RelativeTime at={createdAt} className="shrink-0 text-faint text-small" />
      <IconButton small label={m('blocks.remove', { whom })} icon={<CloseIcon />} onClick={remove} />
    </div>
  );
}
