import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { ApiKey } from '@threadline/shared/api-keys/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card, Page } from '../shell/page.js';
import { useWrite } from '../writing/use-write.js';
import { CreateKeyDialog } from './create-key-dialog.js';

/** The person's own keys for programs. */
export function ApiKeysPage() {
  const { t } = useTranslation('desk');
  const [creating, setCreating] = useState(false);
  const keys = useQuery(useApi().apiKeys.list.queryOptions({ limit: 100 }));
  const create = (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setCreating(true)}>
      {t('apiKeys.create')}
    </Button>
  );
  return (
    <Page title={t('sections.apiKeys')} actions={create}>
      <p className="pb-4 text-soft">{t('apiKeys.explanation')}</p>
      {keys.data ? (
        <KeyList keys={keys.data.items} />
      ) : keys.error ? (
        <FailureState error={keys.error} onRetry={() => void keys.refetch()} busy={keys.isFetching} />
      ) : (
        <SkeletonList />
      )}
      {creating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const { t } = useTranslation('desk');
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const write = useWrite();
  if (keys.length === 0) {
    return (
      <EmptyState icon={<KeyIcon size={20} />} title={t('apiKeys.none')}>
        {t('apiKeys.noneHint')}
      </EmptyState>
    );
  }
  const revoke = ({ id, name }: ApiKey) => {
    setRevoking(null);
    void write({
      send: (api, options) => api.apiKeys.revoke.mutate({ id }, options),
      touches: { about: 'api_key' },
      done: t('apiKeys.revoked', { name }),
    });
  };
  return (
    <>
      <Card>
        <ul className="divide-y divide-line">
          {keys.map((key) => (
            <li key={key.id}>
              <KeyRow apiKey={key} onRevoke={() => setRevoking(key)} />
            </li>
          ))}
        </ul>
      </Card>
      {revoking ? (
        <ConfirmDialog
          open
          danger
          onOpenChange={() => setRevoking(null)}
          title={t('apiKeys.revokeTitle', { name: revoking.name })}
          confirmLabel={t('apiKeys.revoke')}
          onConfirm={() => revoke(revoking)}
        >
          {t('apiKeys.revokeMeaning')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation('desk');
  const revoked = apiKey.revokedAt !== null;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className={revoked ? 'break-words text-soft line-through' : 'break-words font-medium'}>{apiKey.name}</p>
        <p className="text-faint text-small">
          <code className="font-mono">{apiKey.prefix}…</code> · {t('apiKeys.createdAt')}{' '}
          <RelativeTime at={apiKey.createdAt} />
          {' · '}
          {apiKey.lastUsedAt ? (
            <>
              {t('apiKeys.lastUsed')} <RelativeTime at={apiKey.lastUsedAt} />
            </>
          ) : (
            t('apiKeys.neverUsed')
          )}
        </p>
      </div>
      <Badge tone="outline">{apiKey.scopes.map((scope) => t(`apiKeys.scopes.${scope}`)).join(', ')}</Badge>
      {revoked ? (
        <Badge>{t('apiKeys.revokedBadge')}</Badge>
      ) : (
        <Button size="small" className="max-sm:ml-auto" onClick={onRevoke}>
          {t('apiKeys.revoke')}
        </Button>
      )}
    </div>
  );
}
