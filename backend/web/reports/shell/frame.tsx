import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { SkipLink } from '@threadline/shared/ui/skip-link';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { OfflineNotice } from '../../desk/shell/offline-notice.js';
import { usePageTitle } from '../../desk/shell/page.js';
import { PagePending } from '../../desk/shell/page-pending.js';
import { UpdateNotice } from '../../desk/shell/update-notice.js';
import { AnswersPage } from '../answers/answers-page.js';
import { useAddress } from './address.js';
import { NoSuchReport } from './no-such-report.js';
import { reportAt } from './place.js';
import { Rail } from './rail.js';

const lazyPages = {
  hours: lazy(() => import('../hours/hours-page.js')),
  utilisation: lazy(() => import('../utilisation/utilisation-page.js')),
  heatmap: lazy(() => import('../activity/activity-page.js')),
  tasks: lazy(() => import('../tasks/tasks-page.js')),
  followUps: lazy(() => import('../follow-ups/follow-ups-page.js')),
  portalAdoption: lazy(() => import('../portal/portal-page.js')),
};

/** The reports at the left (above on a phone) and the one that is open. */
export function Frame() {
  const { t } = useTranslation('desk');
  const { t: text } = useTranslation('reports');
  const report = reportAt(useAddress().pathname);
  useShortcuts([{ keys: 'g t', label: text('frame.toDesk'), run: () => location.assign('/') }]);
  return (
    <div className="flex h-dvh flex-col bg-ground md:flex-row">
      <SkipLink>{t('frame.skip')}</SkipLink>
      <Rail current={report} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineNotice />
        <UpdateNotice />
        <main id="page" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {report ? <Report key={report} report={report} /> : <NoSuchReport />}
        </main>
      </div>
    </div>
  );
}

function Report({ report }: { report: NonNullable<ReturnType<typeof reportAt>> }) {
  const { t } = useTranslation('reports');
  usePageTitle(t(`names.${report}`));
  if (report === 'summary') return <AnswersPage />;
  const Page = lazyPages[report];
  return (
    <Suspense fallback={<PagePending />}>
      <Page />
    </Suspense>
  );
}
