import type { ApiKey, OrganisationKey } from '@threadline/shared/api-keys/schema';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import type { Pages } from '../shell/use-pages.js';
import { useWrite } from '../writing/use-write.js';
import { KeyRow } from './key-row.js';

/** Keys page by page, each of which can be revoked. */
export function KeyPages({ keys }: { keys: Pages<ApiKey | OrganisationKey> }) {
  const { t } = useTranslation('desk');
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const write = useWrite();
  if (keys.error && !keys.items) return <FailureState error={keys.error} onRetry={keys.again} busy={keys.busy} />;
  if (!keys.items) return <SkeletonList />;
  if (keys.items.length === 0) {
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
    <div className="flex flex-col gap-3">
      <Card>
        <ul className="divide-y divide-line">
          {keys.items.map((key) => (
            <li key={key.id}>
              <KeyRow apiKey={key} onRevoke={() => setRevoking(key)} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={keys} />
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
    </div>
  );
}
