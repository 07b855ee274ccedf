import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { IconButton } from '../../ui/icon-button.js';
import { EditIcon } from '../../ui/icons/actions.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useReasonText } from './use-reason-text.js';

const LinkActions = lazy(() => import('./link-actions.js'));

/** Why this customer is shown, always; and the one click to say otherwise. */
export function ReasonLine({ thread, context }: { thread: OpenThread; context: ThreadContext }) {
  const { t } = useTranslation('panel');
  const reason = useReasonText();
  const [open, setOpen] = useState(false);
  const may = context.abilities.link;
  const toggle = () => setOpen((before) => !before);
  useShortcuts([{ keys: 'c', label: t('link.change'), run: toggle, disabled: !may, group: t('keys.customer') }]);
  const { link } = context;
  return (
    <>
      <div className="flex min-h-6 items-start gap-1 text-soft">
        <p className="min-w-0 flex-1 break-words pt-0.5">
          {link ? t('reason.linked', { why: reason(link) }) : t('link.notLinked')}
          {link && link.confidence < 0.9 ? <span className="text-faint"> · {t('link.unsure')}</span> : null}
        </p>
        {may && (
          <IconButton
            small
            label={t('link.change')}
            shortcut="c"
            icon={<EditIcon size={14} />}
            aria-expanded={open}
            onClick={toggle}
          />
        )}
      </div>
      {open && (
        <Suspense fallback={<Skeleton lines={3} className="py-2" />}>
          <LinkActions thread={thread} context={context} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
