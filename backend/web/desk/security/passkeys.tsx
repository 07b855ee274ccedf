import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Passkey } from '@threadline/shared/security/passkeys';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { canUsePasskeys } from '../sign-in/sign-with-passkey.js';
import { AddPasskeyDialog } from './add-passkey-dialog.js';
import { RemovePasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.js';
import { SecuritySection } from './security-section.js';

/** One's own passkeys: to add, name and remove. */
export function PasskeysSection() {
  const { t } = useTranslation('desk');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
      {t('passkeys.add')}
    </Button>
  );
  return (
    <SecuritySection
      title={t('passkeys.title')}
      explanation={t('passkeys.explanation')}
      action={canUsePasskeys() ? add : null}
    >
      {canUsePasskeys() ? null : <InlineNotice tone="info">{t('passkeys.unsupported')}</InlineNotice>}
      <PasskeyList />
      {adding ? <AddPasskeyDialog onClose={() => setAdding(false)} /> : null}
    </SecuritySection>
  );
}

function PasskeyList() {
  const { t } = useTranslation('desk');
  const api = useApi();
  const { data, error, refetch, isFetching } = useQuery(api.passkeys.list.queryOptions({}));
  const [open, setOpen] = useState<{ what: 'rename' | 'remove'; passkey: Passkey } | null>(null);
  const close = () => setOpen(null);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <SkeletonList rows={2} />;
  if (data.items.length === 0) {
    return (
      <EmptyState icon={<KeyIcon size={20} />} title={t('passkeys.none')}>
        {t('passkeys.noneHint')}
      </EmptyState>
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {data.items.map((passkey) => (
          <li key={passkey.id}>
            <PasskeyRow passkey={passkey} onOpen={(what) => setOpen({ what, passkey })} />
          </li>
        ))}
      </ul>
      {open?.what === 'rename' ? <RenamePasskeyDialog passkey={open.passkey} onClose={close} /> : null}
      {open?.what === 'remove' ? <RemovePasskeyDialog passkey={open.passkey} onClose={close} /> : null}
    </Card>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  onOpen: (what: 'rename' | 'remove') => void;
}

function PasskeyRow({ passkey: { name, createdAt, lastUsedAt, backedUp, onlySecond }, onOpen }: PasskeyRowProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{name}</span>
          {backedUp ? <Badge tone="outline">{t('passkeys.backedUp')}</Badge> : null}
          {onlySecond ? <Badge tone="attention">{t('passkeys.onlySecond')}</Badge> : null}
        </p>
        <p className="text-faint text-small">
          {t('passkeys.addedAt')} <RelativeTime at={createdAt} />
          {' · '}
          {lastUsedAt ? (
            <>
              {t('passkeys.lastUsed')} <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            t('passkeys.neverUsed')
          )}
        </p>
      </div>
      <div className="flex gap-2 max-sm:ml-auto">
        <Button
          size="small"
          variant="quiet"
          aria-label={`${t('passkeys.rename')}: ${name}`}
          onClick={() => onOpen('rename')}
        >
          {t('passkeys.rename')}
        </Button>
        <Button size="small" aria-label={`${t('passkeys.remove')}: ${name}`} onClick={() => onOpen('remove')}>
          {t('passkeys.remove')}
        </Button>
      </div>
    </div>
  );
}
