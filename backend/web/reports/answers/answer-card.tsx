import type { SummaryReport } from '@threadline/shared/reports/schema';
import { ChevronRightIcon } from '@threadline/shared/ui/icons/navigation';
import { useTranslation } from 'react-i18next';
import { Delta } from '../figures/delta.js';
import { useAmountText } from '../figures/use-amount-text.js';
import { carriedOver } from '../filters/report-search.js';
import { useReportSearch } from '../filters/use-report-search.js';
import { hrefOf } from '../shell/address.js';
import { pathOf } from '../shell/place.js';
import { PlaceLink } from '../shell/place-link.js';
import { AnswerChart } from './answer-chart.js';
import { kindOf, reportOf } from './answers.js';

type Answer = SummaryReport['answers'][number];

/** One answer: a sentence with its figure, how it moved, and its course. All of it opens the report. */
export function AnswerCard({ answer: { key, unit, figure, better } }: { answer: Answer }) {
  const { t } = useTranslation('reports');
  const { search } = useReportSearch();
  const kind = kindOf(key, unit);
  return (
    <article className="group relative flex h-full items-center gap-4 rounded-md border border-line bg-surface p-4 hover:border-line-strong">
      <div className="min-w-0 flex-1">
        <h2 className="text-small text-soft">{t(`questions.${key}`)}</h2>
        <p className="pt-0.5 text-title">
          <PlaceLink
            href={hrefOf(pathOf(reportOf[key]), carriedOver({ ...search }))}
            className="outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            <Sentence answer={{ key, unit, figure, better }} />
          </PlaceLink>
        </p>
        <p className="pt-1">
          <Delta {...{ figure, kind, better }} />
        </p>
      </div>
      {figure.value === null ? null : (
        <div className="hidden h-9 w-30 shrink-0 min-[26rem]:block">
          <AnswerChart answer={key} />
        </div>
      )}
      <ChevronRightIcon className="shrink-0 text-faint group-hover:text-ink" />
    </article>
  );
}

const mark = '\u0001';

/** The sentence with its figure set off; what is undefined or hidden is said instead of one. */
function Sentence({ answer: { key, unit, figure } }: { answer: Answer }) {
  const { t } = useTranslation('reports');
  const text = useAmountText()(figure, kindOf(key, unit));
  if (figure.value === null) return <span className="text-faint">{text}</span>;
  const count = Math.round(figure.value);
  const [before, after] = t(`answers.${key}`, { value: mark, count }).split(mark);
  return (
    <>
      {before}
      <strong className="whitespace-nowrap font-semibold tabular-nums">{text}</strong>
      {after}
    </>
  );
}
