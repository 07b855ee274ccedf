import { useApi, useApiClient } from '@threadline/shared/api';
import type { CannedResponse } from '@threadline/shared/canned-responses/schema';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { PlusIcon, SearchIcon } from '@threadline/shared/ui/icons/actions';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Card, Page } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { useArea } from '../shell/use-area.js';
import { usePages } from '../shell/use-pages.js';
import { cannedArea } from './canned-area.js';
import { CannedDialog } from './canned-dialog.js';
import { CannedRow } from './canned-row.js';

/** Texts for mails, of the team and one's own. */
export function CannedResponsesPage() {
  useArea('canned', cannedArea);
  const { t } = useTranslation(['canned', 'desk']);
  const mayWrite = useMay('canned_response.write');
  const [edited, setEdited] = useState<CannedResponse | 'new' | null>(null);
  const create = mayWrite ? (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setEdited('new')}>
      {t('create')}
    </Button>
  ) : null;
  return (
    <Page title={t('desk:sections.cannedResponses')} actions={create}>
      <p className="pb-4 text-soft">{t('explanation')}</p>
      <Responses onEdit={setEdited} />
      {edited === null ? null : (
        <CannedDialog response={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}

function Responses({ onEdit }: { onEdit: (response: CannedResponse) => void }) {
  const { t } = useTranslation('canned');
  const api = useApi();
  const client = useApiClient();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const input = search ? { search } : {};
  const pages = usePages({
    key: api.cannedResponses.list.infiniteQueryKey(input),
    read: (at, options) => client.cannedResponses.list.query({ ...input, ...at }, options),
  });
  if (pages.error && !pages.items) return <FailureState error={pages.error} onRetry={pages.again} />;
  if (!pages.items) return <SkeletonList rows={4} />;
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('search')}
        hideLabel
        type="search"
        className="sm:w-64"
        icon={<SearchIcon />}
        placeholder={t('search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {pages.items.length === 0 ? (
        <EmptyState icon={<MailIcon size={20} />} title={t(search ? 'noMatch' : 'none')}>
          {t(search ? 'noMatchHint' : 'noneHint')}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {pages.items.map((response) => (
              <CannedRow key={response.id} response={response} onEdit={() => onEdit(response)} />
            ))}
          </ul>
        </Card>
      )}
      <ShowMore pages={pages} />
    </div>
  );
}
