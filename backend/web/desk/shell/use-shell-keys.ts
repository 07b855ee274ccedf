import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReports } from './reports-link.js';
import { useSections } from './sections.js';

/** Keys that act on every page: the palette, and `g` with the letter of a section. */
export function useShellKeys(openPalette: () => void): void {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const sections = useSections();
  const reports = useReports();
  const group = t('frame.goTo');
  const shortcuts = useMemo(
    () => [
      { keys: 'mod+k', label: t('frame.search'), run: openPalette },
      ...sections.map(({ to, name, keys }) => ({
        keys,
        label: t(`sections.${name}`),
        group,
        run: () => void navigate({ to }),
      })),
    ],
    [t, navigate, sections, openPalette, group],
  );
  useShortcuts(
    reports ? [...shortcuts, { keys: reports.keys, label: reports.label, group, run: reports.open }] : shortcuts,
  );
}
