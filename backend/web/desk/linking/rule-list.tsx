import { useNavigate } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import { type SenderVerdict, senderVerdicts } from '@threadline/shared/threads/choices';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon, LinkIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SelectField } from '@threadline/shared/ui/select-field';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { SearchField } from '../shell/search-field.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import type { LinkingSearch } from './linking-search.js';
import { type Rule, senderOf, useLinking } from './use-linking.js';

type Filter = Pick<LinkingSearch, 'q' | 'verdict'>;

/** Rules for senders, the newest first, by words and by what happens. */
export function RuleList({ filter }: { filter: Filter }) {
  return (
    <div className="pt-4">
      <RuleFilter filter={filter} />
      <Rules filter={filter} />
    </div>
  );
}

function RuleFilter({ filter }: { filter: Filter }) {
  const { t } = useTranslation(['desk', 'linking']);
  const navigate = useNavigate({ from: '/linking' });
  const narrow = (change: { q?: string | undefined; verdict?: SenderVerdict | undefined }) => {
    const { q, verdict } = { ...filter, ...change };
    void navigate({ search: { ...(q ? { q } : {}), ...(verdict ? { verdict } : {}) }, replace: true });
  };
  return (
    <search className="flex flex-wrap gap-2 pb-3">
      <SearchField
        label={t('linking:search')}
        hint={t('linking:searchHint')}
        className="min-w-0 flex-1 basis-52"
        text={filter.q ?? ''}
        onChange={(q) => narrow({ q: q || undefined })}
      />
      <SelectField
        label={t('linking:verdict')}
        hideLabel
        className="w-60"
        value={filter.verdict ?? ''}
        onChange={(verdict: SenderVerdict | '') => narrow({ verdict: verdict || undefined })}
        options={[
          { value: '' as const, label: t('linking:anyVerdict') },
          ...senderVerdicts.map((one) => ({ value: one, label: t(`linking:verdicts.${one}`) })),
        ]}
      />
    </search>
  );
}

function Rules({ filter }: { filter: Filter }) {
  const { t } = useTranslation(['desk', 'linking']);
  const api = useApi();
  const client = useApiClient();
  const { q, verdict } = filter;
  const input = { ...(q ? { search: q } : {}), ...(verdict ? { verdict } : {}) };
  const list = usePages({
    key: api.threads.rules.infiniteQueryKey(input),
    read: (at, options) => client.threads.rules.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={5} />;
  if (list.items.length === 0) {
    const isNarrowed = q !== undefined || verdict !== undefined;
    return (
      <EmptyState icon={<LinkIcon size={20} />} title={isNarrowed ? t('linking:noMatch') : t('linking:none')}>
        {isNarrowed ? t('linking:noMatchHint') : t('linking:noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Card>
        <ul className="divide-y divide-line">
          {list.items.map((rule) => (
            <li key={rule.id}>
              <RuleRow rule={rule} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
    </div>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const { t } = useTranslation(['desk', 'linking']);
  const { removeRule } = useLinking();
  const { customer, createdBy, verdict, createdAt } = rule;
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{senderOf(rule)}</p>
        <p className="break-words text-soft text-small">
          {t(`linking:verdicts.${verdict}`)}
          {customer ? ` · ${t('linking:goesTo', { name: customer.name })}` : ''}
        </p>
      </div>
      <span className="text-faint text-small">
        {createdBy ? `${t('linking:by', { person: createdBy.name })} · ` : ''}
        <RelativeTime at={createdAt} />
      </span>
      <IconButton
        label={t('linking:remove', { sender: senderOf(rule) })}
        icon={<CloseIcon />}
        onClick={() => void removeRule(rule)}
      />
    </div>
  );
}
