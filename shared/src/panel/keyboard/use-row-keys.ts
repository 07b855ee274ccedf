import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../ui/shortcuts.js';
import { neighbour } from './neighbour.js';

/** j and k walk through every list on the screen; x, e, p and d act on the row where the focus is. */
export function useRowKeys(): void {
  const { t } = useTranslation('panel');
  const shortcuts = useMemo(() => {
    const group = t('keys.lists');
    return [
      { keys: 'j', label: t('keys.down'), group, run: () => move(1) },
      { keys: 'k', label: t('keys.up'), group, run: () => move(-1) },
      { keys: 'x', label: t('keys.done'), group, run: () => act('x') },
      { keys: 'e', label: t('keys.edit'), group, run: () => act('e') },
      { keys: 'p', label: t('keys.postpone'), group, run: () => act('p') },
      { keys: 'd', label: t('keys.remove'), group, run: () => act('d') },
    ];
  }, [t]);
  useShortcuts(shortcuts);
}

function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]:not(:disabled)')];
  const item = document.activeElement?.closest('[data-item]');
  const at = item ? rows.findIndex((row) => item.contains(row)) : -1;
  const next = rows[neighbour(at, step, rows.length)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function act(key: string): void {
  document.activeElement?.closest('[data-item]')?.querySelector<HTMLElement>(`[data-act="${key}"]`)?.click();
}
