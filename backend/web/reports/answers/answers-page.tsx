import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { useLocale } from '@threadline/shared/ui/clock';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../figures/format-period.js';
import { useFilter } from '../filters/use-report-search.js';
import { asReport } from '../tables/ask.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { AnswerCard } from './answer-card.js';

/** The questions of a manager, each answered in a sentence that opens into its report. */
export function AnswersPage() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const filter = useFilter();
  const query = useQuery(useApi().reports.summary.queryOptions(filter, asReport));
  return (
    <ReportPage report="summary">
      <ReportState query={query}>
        {({ answers, period, comparedPeriod }) => (
          <>
            <p className="pb-3 text-soft">
              {formatPeriod(period, locale)}
              {comparedPeriod ? ` · ${t('answers.against', { period: formatPeriod(comparedPeriod, locale) })}` : ''}
            </p>
            {answers.length === 0 ? <EmptyState title={t('figures.none')}>{t('answers.noneHint')}</EmptyState> : null}
            <ul className="grid gap-3 lg:grid-cols-2">
              {answers.map((answer) => (
                <li key={answer.key}>
                  <AnswerCard answer={answer} />
                </li>
              ))}
            </ul>
          </>
        )}
      </ReportState>
    </ReportPage>
  );
}
