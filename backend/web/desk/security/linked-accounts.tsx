import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import {
  type AccountProvider,
  accountProviders,
  type LinkedAccount,
} from '@threadline/shared/security/linked-accounts';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { LinkIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { leaveForAccount } from '../sign-in/account-journey.js';
import { providerNames, useWaysOffered } from '../sign-in/ways-offered.js';
import { useWrite } from '../writing/use-write.js';
import { SecuritySection } from './security-section.js';

/** Accounts elsewhere by which one signs in here, also those that Outlook has linked. */
export function LinkedAccountsSection() {
  const { t } = useTranslation('desk');
  const ways = useWaysOffered();
  const offered = accountProviders.filter((provider) => ways?.[provider]);
  const buttons = offered.map((provider) => <LinkButton key={provider} provider={provider} />);
  return (
    <SecuritySection
      title={t('linkedAccounts.title')}
      explanation={t('linkedAccounts.explanation')}
      action={<div className="flex flex-wrap gap-2">{buttons}</div>}
    >
      <AccountList isSetUp={!ways || offered.length > 0} />
    </SecuritySection>
  );
}

function LinkButton({ provider }: { provider: AccountProvider }) {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  const [busy, setBusy] = useState(false);
  const link = async () => {
    setBusy(true);
    const refusal = await leaveForAccount(provider, { intent: 'link', next: location.pathname });
    setBusy(false);
    if (refusal !== null) show({ message: refusal || t('frame.unreachable'), tone: 'error' });
  };
  return (
    <Button icon={<LinkIcon />} busy={busy} onClick={() => void link()}>
      {t('linkedAccounts.link', { provider: providerNames[provider] })}
    </Button>
  );
}

function AccountList({ isSetUp }: { isSetUp: boolean }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const { data, error, refetch, isFetching } = useQuery(api.linkedAccounts.list.queryOptions({}));
  const [unlinking, setUnlinking] = useState<LinkedAccount | null>(null);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <SkeletonList rows={2} />;
  if (data.items.length === 0) {
    return (
      <EmptyState icon={<LinkIcon size={20} />} title={t('linkedAccounts.none')}>
        {isSetUp ? t('linkedAccounts.noneHint') : t('linkedAccounts.notSetUp')}
      </EmptyState>
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {data.items.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} onUnlink={() => setUnlinking(account)} />
          </li>
        ))}
      </ul>
      {unlinking ? <UnlinkDialog account={unlinking} onClose={() => setUnlinking(null)} /> : null}
    </Card>
  );
}

function AccountRow({ account, onUnlink }: { account: LinkedAccount; onUnlink: () => void }) {
  const { t } = useTranslation('desk');
  const { provider, label, linkedAt, lastUsedAt } = account;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{providerNames[provider]}</p>
        <p className="break-words text-soft">{label ?? t('linkedAccounts.unnamed')}</p>
        <p className="text-faint text-small">
          {t('linkedAccounts.linkedAt')} <RelativeTime at={linkedAt} />
          {' · '}
          {t('linkedAccounts.lastUsed')} <RelativeTime at={lastUsedAt} />
        </p>
      </div>
      <Button
        size="small"
        className="max-sm:ml-auto"
        aria-label={`${t('linkedAccounts.unlink')}: ${providerNames[provider]} ${label ?? ''}`}
        onClick={onUnlink}
      >
        {t('linkedAccounts.unlink')}
      </Button>
    </div>
  );
}

function UnlinkDialog({ account: { id, provider }, onClose }: { account: LinkedAccount; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const name = { provider: providerNames[provider] };
  const unlink = () => {
    onClose();
    void write({
      send: (api, options) => api.linkedAccounts.unlink.mutate({ id }, options),
      touches: { about: 'person' },
      done: t('linkedAccounts.unlinked', name),
    });
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('linkedAccounts.unlinkTitle', name)}
      confirmLabel={t('linkedAccounts.unlink')}
      onConfirm={unlink}
    >
      {t('linkedAccounts.unlinkMeaning')}
    </ConfirmDialog>
  );
}
