import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** `j` and `k` move between the rows of a page; space and Enter then act on what has the focus. */
export function useRowKeys(): void {
  const { t } = useTranslation('desk');
  const shortcuts = useMemo(() => {
    const group = t('keys.lists');
    return [
      { keys: 'j', label: t('keys.down'), group, run: () => moveBy(1) },
      { keys: 'k', label: t('keys.up'), group, run: () => moveBy(-1) },
    ];
  }, [t]);
  useShortcuts(shortcuts);
}

function moveBy(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#page [data-row]')];
  const from = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[from < 0 && step < 0 ? rows.length - 1 : from + step];
  const target = next?.matches('a,button') ? next : next?.querySelector<HTMLElement>('input,a,button');
  target?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
