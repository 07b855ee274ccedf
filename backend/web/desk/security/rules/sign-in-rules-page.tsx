import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../shell/failure-state.js';
import { Page } from '../../shell/page.js';
import { LostFactor } from './lost-factor.js';
import { RulesForm } from './rules-form.js';

/** How the organisation lets its people sign in. */
export function SignInRulesPage() {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useQuery(useApi().security.rules.queryOptions({}));
  return (
    <Page title={t('sections.signInRules')}>
      {data ? (
        <div className="flex max-w-150 flex-col gap-10">
          <RulesForm rules={data} />
          <LostFactor />
        </div>
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />
      ) : (
        <SkeletonList />
      )}
    </Page>
  );
}
