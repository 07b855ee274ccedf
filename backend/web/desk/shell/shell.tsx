import { SkipLink } from '@threadline/shared/ui/skip-link';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomBar } from './bottom-bar.js';
import { OfflineNotice } from './offline-notice.js';
import { PageScrollContext } from './page-scroll.js';
import { Rail } from './rail.js';
import { RunningTimerBar } from './running-timer.js';
import { UpdateNotice } from './update-notice.js';
import { useShellKeys } from './use-shell-keys.js';

const Palette = lazy(() => import('../search/palette.js').then(({ Palette: component }) => ({ default: component })));

/** The rail (a bar at the bottom on a phone), the page, and the palette over both. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('desk');
  const [palette, setPalette] = useState<'closed' | 'open' | 'never'>('never');
  const scroller = useRef<HTMLElement>(null);
  const openPalette = () => setPalette('open');
  useShellKeys(openPalette);
  return (
    <div className="flex h-dvh flex-col bg-ground md:flex-row">
      <SkipLink>{t('frame.skip')}</SkipLink>
      <Rail onSearch={openPalette} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineNotice />
        <UpdateNotice />
        <main ref={scroller} id="page" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          <PageScrollContext value={scroller}>{children}</PageScrollContext>
        </main>
      </div>
      <div className="md:hidden">
        <RunningTimerBar />
        <BottomBar onSearch={openPalette} />
      </div>
      {palette === 'never' ? null : (
        <Suspense>
          <Palette open={palette === 'open'} onOpenChange={(open) => setPalette(open ? 'open' : 'closed')} />
        </Suspense>
      )}
    </div>
  );
}
