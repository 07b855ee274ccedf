import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { SignInRulesAnswer, SignInWay } from '@threadline/shared/security/rules';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';

export interface Outside {
  count: number;
  names: string;
  /** The ways are not the saved ones. */
  isNew: boolean;
}

/** Whom the chosen ways leave outside; asked anew with every choice. */
export function useShutOut(rules: SignInRulesAnswer, ways: readonly SignInWay[]): Outside {
  const { t } = useTranslation('desk');
  const isNew = ways.join() !== rules.ways.join();
  const { data } = useQuery({
    ...useApi().security.rules.queryOptions({ ways: [...ways] }),
    enabled: isNew && ways.length > 0,
  });
  const { count, people } = (isNew ? data : rules)?.withoutWay ?? { count: 0, people: [] };
  const named = people.map(({ name }) => name).join(', ');
  const more = count - people.length;
  return { count, isNew, names: more > 0 ? t('rules.andMore', { names: named, count: more }) : named };
}

/** Says who could not come in. */
export function ShutOut({ outside: { count, names } }: { outside: Outside }) {
  const { t } = useTranslation('desk');
  if (count === 0) return null;
  return (
    <div role="status" className="pt-2">
      <InlineNotice tone="warning">{t('rules.outside', { count, names })}</InlineNotice>
    </div>
  );
}
