import type { PortalHome } from '@threadline/shared/portal/schema';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.js';

/** How far the shared work is, in a bar and in words. */
export function Progress({ progress, today }: Pick<PortalHome, 'progress' | 'today'>) {
  const { t } = useTranslation('portal');
  const { done, total, nextDueOn, finishedLastWeek, inProgress } = progress;
  if (total === 0) {
    return (
      <Card title={t('home.progress')}>
        <p className="text-soft">{t('home.noProgress')}</p>
      </Card>
    );
  }
  const words = t('home.progressOf', { done, total });
  return (
    <Card title={t('home.progress')}>
      <div
        role="progressbar"
        aria-label={t('home.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
        className="mt-1 h-2 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full rounded-full bg-accent transition-all" style={{ width: `${(100 * done) / total}%` }} />
      </div>
      <p className="pt-1.5 font-medium">{words}</p>
      <dl className="pt-1">
        {nextDueOn ? (
          <Fact name={t(nextDueOn < today ? 'home.dueSince' : 'home.nextDue')}>
            <RelativeDay on={nextDueOn} />
          </Fact>
        ) : null}
        <Fact name={t('home.inProgress')}>{inProgress}</Fact>
        <Fact name={t('home.lastWeek')}>{finishedLastWeek}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-0.5">
      <dt className="text-soft">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}
