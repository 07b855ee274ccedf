import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { usePanel } from '../panel-context.js';
import { backToForm } from './back-to-form.js';
import type { Write } from './write.js';

/** What the server will not take, with the text its maker typed: to copy, to edit, or to give up. */
export default function RefusedWrites({ writes }: { writes: readonly Write[] }) {
  const { t } = useTranslation('panel');
  return (
    <section aria-label={t('offline.refused', { count: writes.length })} className="flex flex-col gap-2 p-2">
      {writes.map((write) => (
        <RefusedWrite key={write.key} write={write} />
      ))}
    </section>
  );
}

function RefusedWrite({ write }: { write: Write }) {
  const { t } = useTranslation('panel');
  const { queue, drafts } = usePanel();
  const [copied, setCopied] = useState(false);
  const form = backToForm(write);
  const copy = () => void navigator.clipboard.writeText(write.text).then(() => setCopied(true));
  const discard = () => void queue.discard(write.key);
  const edit = () => {
    for (const [name, draft] of form ?? []) drafts.set(name, draft);
    discard();
  };
  return (
    <InlineNotice tone="error">
      <p className="font-medium">{t('offline.notSaved', { what: t(`writes.${areaOf(write)}`) })}</p>
      <p className="break-words">{write.refusal?.message || t('states.failed')}</p>
      {write.text ? (
        <blockquote className="my-1 max-h-32 overflow-y-auto whitespace-pre-wrap break-words border-danger border-l-2 pl-2 text-ink">
          {write.text}
        </blockquote>
      ) : null}
      <div className="flex flex-wrap gap-1 pt-1">
        {form && (
          <Button size="small" onClick={edit}>
            {t('offline.edit')}
          </Button>
        )}
        {write.text ? (
          <Button size="small" variant="quiet" onClick={copy}>
            {copied ? t('offline.copied') : t('offline.copy')}
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onClick={discard}>
          {t('offline.discard')}
        </Button>
      </div>
    </InlineNotice>
  );
}

type Area = 'customers' | 'threads' | 'notes' | 'tasks' | 'interactions' | 'followUps' | 'time';

function areaOf(write: Write): Area {
  return write.path.split('.')[0] as Area;
}
