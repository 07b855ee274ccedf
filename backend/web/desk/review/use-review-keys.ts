import type { ReviewGroup } from '@threadline/shared/review/schema';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReview } from './use-review.js';

export type ReviewDialog = 'create' | 'link';

/** One group is selected; `j` and `k` move, `c`, `l` and `i` decide, `x` chooses it with others. */
export function useReviewKeys(groups: readonly ReviewGroup[], choose: (key: string) => void) {
  const { t } = useTranslation(['desk', 'linking']);
  const { resolve } = useReview();
  const [position, setPosition] = useState(0);
  const [dialog, setDialog] = useState<{ kind: ReviewDialog; group: ReviewGroup } | null>(null);
  const selected = groups[Math.min(position, groups.length - 1)];
  const select = (group: ReviewGroup) => setPosition(groups.indexOf(group));
  const move = (step: 1 | -1) => {
    const next = Math.max(0, Math.min(groups.length - 1, groups.indexOf(selected ?? ({} as ReviewGroup)) + step));
    setPosition(next);
    document.querySelectorAll<HTMLElement>('[data-review-group]')[next]?.focus();
  };
  const open = (kind: ReviewDialog, group: ReviewGroup) => setDialog({ kind, group });
  const ignore = (group: ReviewGroup) => void resolve(group, { action: 'ignore' });
  const on = (act: (group: ReviewGroup) => void) => () => selected && act(selected);
  const group = t('sections.review');
  const disabled = groups.length === 0;
  useShortcuts([
    { keys: 'j', label: t('keys.down'), group, run: () => move(1), disabled },
    { keys: 'k', label: t('keys.up'), group, run: () => move(-1), disabled },
    { keys: 'c', label: t('review.create'), group, run: on((one) => open('create', one)), disabled },
    { keys: 'l', label: t('review.link'), group, run: on((one) => open('link', one)), disabled },
    { keys: 'i', label: t('review.ignore'), group, run: on(ignore), disabled },
    {
      keys: 'x',
      label: t('linking:review.choose', { key: '' }).trim(),
      group,
      run: on(({ key }) => choose(key)),
      disabled,
    },
  ]);
  return { selected, select, dialog, open, close: () => setDialog(null), ignore };
}
