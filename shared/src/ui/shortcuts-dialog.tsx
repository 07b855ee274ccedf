import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { Kbd } from './kbd.js';
import type { Shortcut } from './shortcut-registry.js';

export interface ShortcutsDialogProps {
  shown: readonly Shortcut[];
  onClose: () => void;
}

/** What the keyboard does here; loaded when somebody asks. */
export default function ShortcutsDialog({ shown, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation('ui');
  const headings = new Set(shown.map(({ group }) => group));
  return (
    <Dialog open onOpenChange={onClose} title={t('shortcuts')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <section aria-label={t('shortcuts')} tabIndex={0} className="flex flex-col gap-3 rounded-sm">
        {[...headings].map((heading) => (
          <div key={heading ?? ''}>
            <h3 className="pb-1 font-medium text-faint text-small">{heading ?? t('general')}</h3>
            <dl>
              {shown
                .filter(({ group }) => group === heading)
                .map(({ keys, label }) => (
                  <div key={keys} className="flex h-7 items-center justify-between gap-4">
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys} className="rounded-sm border text-soft border-line-strong px-1.5 py-0.5" />
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </section>
    </Dialog>
  );
}
