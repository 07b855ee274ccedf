import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { SsoConnection } from '@threadline/shared/security/sso';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../shell/failure-state.js';
import { Page } from '../../shell/page.js';
import { ConnectionCard } from './connection-card.js';
import { ConnectionDialog } from './connection-dialog.js';

type Editing = { connection: SsoConnection | null } | null;

/** Where the organisation's people sign in elsewhere, and whose word counts for who they are. */
export function SsoPage() {
  const { t } = useTranslation('desk');
  const [editing, setEditing] = useState<Editing>(null);
  const { data, error, refetch, isFetching } = useQuery({
    ...useApi().sso.list.queryOptions({}),
    refetchOnWindowFocus: 'always',
  });
  const actions = (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setEditing({ connection: null })}>
      {t('sso.add')}
    </Button>
  );
  return (
    <Page title={t('sections.sso')} actions={actions}>
      <p className="max-w-150 pb-4 text-soft">{t('sso.explanation')}</p>
      {data ? (
        <Connections items={data.items} onEdit={(connection) => setEditing({ connection })} />
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />
      ) : (
        <SkeletonList rows={2} />
      )}
      {editing ? <ConnectionDialog {...editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}

interface ConnectionsProps {
  items: readonly SsoConnection[];
  onEdit: (connection: SsoConnection) => void;
}

function Connections({ items, onEdit }: ConnectionsProps) {
  const { t } = useTranslation('desk');
  if (items.length === 0) {
    return (
      <EmptyState icon={<KeyIcon size={20} />} title={t('sso.none')}>
        {t('sso.noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {items.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} onEdit={() => onEdit(connection)} />
      ))}
      <p className="text-soft">
        {t('sso.only')}{' '}
        <Link to="/sign-in-rules" className="text-accent-ink underline">
          {t('sso.rules')}
        </Link>
      </p>
    </div>
  );
}
