import type { ReportName } from '@threadline/shared/reports/choices';
import { classNames } from '@threadline/shared/ui/class-names';
import { ChevronLeftIcon } from '@threadline/shared/ui/icons/navigation';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../desk/shell/me.js';
import { carriedOver } from '../filters/report-search.js';
import { hrefOf, useAddress } from './address.js';
import { pathOf, reportsInOrder, reportsOfHours } from './place.js';
import { PlaceLink } from './place-link.js';

/** The way back to the desk, and every report under the filters that are set now. */
export function Rail({ current }: { current: ReportName | null }) {
  const { t } = useTranslation('reports');
  const { organisation } = useMe();
  const { query } = useAddress();
  const mayReadHours = useMay('report_hours.read');
  const list = useCurrentInSight(current);
  const opened = reportsInOrder.filter((report) => mayReadHours || !reportsOfHours.includes(report));
  return (
    <nav
      aria-label={t('frame.reports')}
      className="flex shrink-0 flex-col gap-1 border-line border-b px-2 py-1 md:w-56 md:overflow-y-auto md:border-r md:border-b-0 md:p-3"
    >
      <div className="flex items-center md:flex-col md:items-stretch md:gap-1">
        <p className="flex h-9 min-w-0 flex-1 items-center gap-2 px-2 md:flex-none">
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span className="truncate font-semibold">{organisation.name}</span>
        </p>
        <a href="/" className="flex h-8 items-center gap-2 rounded-md px-2 text-soft hover:bg-hover hover:text-ink">
          <ChevronLeftIcon className="text-faint" />
          {t('frame.toDesk')}
        </a>
      </div>
      <ul
        ref={list}
        className={classNames(
          '-mx-2 flex gap-1 overflow-x-auto px-2.5 py-0.5 [scrollbar-width:none]',
          'max-md:mask-[linear-gradient(90deg,transparent,black_0.75rem,black_calc(100%-1.5rem),transparent)]',
          'md:mx-0 md:mt-2 md:flex-col md:overflow-visible md:p-0.5',
        )}
      >
        {opened.map((report) => (
          <li key={report} className="shrink-0">
            <PlaceLink
              href={hrefOf(pathOf(report), carriedOver(query))}
              aria-current={report === current ? 'page' : undefined}
              className={classNames(
                'flex h-8 items-center rounded-md px-2 font-medium text-soft hover:bg-hover hover:text-ink',
                'aria-[current=page]:bg-pressed aria-[current=page]:text-ink',
              )}
            >
              {t(`names.${report}`)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the reports stand in a row that scrolls: the open one is brought into sight. */
function useCurrentInSight(current: ReportName | null) {
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another report being open is what moves the row.
  useEffect(() => {
    const row = list.current;
    if (!row) return;
    const watch = new ResizeObserver(() => {
      const link = row.querySelector<HTMLElement>('[aria-current=page]');
      if (link) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
    });
    watch.observe(row);
    return () => watch.disconnect();
  }, [current]);
  return list;
}
