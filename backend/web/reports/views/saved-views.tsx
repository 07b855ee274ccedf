import type { ReportName } from '@threadline/shared/reports/choices';
import type { SavedView } from '@threadline/shared/reports/views';
import { Button } from '@threadline/shared/ui/button';
import { ChevronDownIcon } from '@threadline/shared/ui/icons/navigation';
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '@threadline/shared/ui/menu';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportSearch } from '../filters/use-report-search.js';
import { useChangeView } from './use-change-view.js';
import { useMayKeepViews, useViews } from './use-views.js';
import { differs, searchOf } from './view-settings.js';

const ViewDialog = lazy(() => import('./view-dialog.js').then(({ ViewDialog: component }) => ({ default: component })));

/** The person's own views of a report: opens them, keeps what is shown as one, and changes the one that is open. */
export function SavedViews({ report }: { report: ReportName }) {
  const { t } = useTranslation('reports');
  const { search, put } = useReportSearch();
  const views = useViews(report) ?? [];
  const may = useMayKeepViews();
  const button = useRef<HTMLButtonElement>(null);
  const [naming, setNaming] = useState<SavedView | 'new' | null>(null);
  const current = views.find(({ id }) => id === search.view) ?? null;
  const changed = current !== null && differs(current, search);
  const name = current ? (changed ? t('views.changed', { name: current.name }) : current.name) : t('views.name');
  const trigger = (
    <Button ref={button} className="min-w-0 max-w-60">
      <span className="truncate">{name}</span>
      <ChevronDownIcon className="shrink-0 text-faint" />
    </Button>
  );
  const close = () => {
    setNaming(null);
    // The menu item that opened the dialog is gone, so the focus goes back to the menu's button.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <Menu trigger={trigger} label={t('views.name')}>
        {views.length === 0 ? <MenuLabel>{t('views.none')}</MenuLabel> : null}
        {views.map((view) => (
          <MenuCheckItem key={view.id} checked={view === current} onChange={() => put(searchOf(view))}>
            {view.isDefault ? t('views.default', { name: view.name }) : view.name}
          </MenuCheckItem>
        ))}
        {may ? (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setNaming('new')}>{t('views.saveAs')}</MenuItem>
            {current ? <CurrentView view={current} changed={changed} onRename={() => setNaming(current)} /> : null}
          </>
        ) : null}
      </Menu>
      {naming ? (
        <Suspense>
          <ViewDialog report={report} view={naming === 'new' ? null : naming} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}

interface CurrentViewProps {
  view: SavedView;
  changed: boolean;
  onRename: () => void;
}

function CurrentView({ view, changed, onRename }: CurrentViewProps) {
  const { t } = useTranslation('reports');
  const { overwrite, remove, openWith } = useChangeView(view);
  return (
    <>
      <MenuItem disabled={!changed} onSelect={overwrite}>
        {t('views.overwrite', { name: view.name })}
      </MenuItem>
      <MenuItem onSelect={onRename}>{t('views.rename')}</MenuItem>
      <MenuCheckItem checked={view.isDefault} onChange={openWith}>
        {t('views.openWith')}
      </MenuCheckItem>
      <MenuItem danger onSelect={remove}>
        {t('views.remove')}
      </MenuItem>
    </>
  );
}
