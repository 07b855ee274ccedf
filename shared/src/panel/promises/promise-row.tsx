import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailPromise } from '../../promises/schema.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { CloseIcon } from '../../ui/icons/actions.js';
import { DueDay } from '../next/due-day.js';
import { useWrite } from '../offline/use-write.js';
import { aboutPlace, usePlace } from '../place.js';
import PromiseForm from './promise-form.js';

/** One promise: who gave it, their sentence, and the day; a follow-up is a click away, and so is never seeing it again. */
export function PromiseRow({ promise, mayDecide }: { promise: MailPromise; mayDecide: boolean }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const write = useWrite();
  const [planning, setPlanning] = useState(false);
  const { id, sentence, dueOn } = promise;
  const who = promise.name ?? promise.address ?? t('promises.somebody');
  const dismiss = () =>
    write(
      { path: 'promises.dismiss', input: { id }, text: sentence, ...aboutPlace(place) },
      { message: t('promises.dismissed'), reverse: () => [{ path: 'promises.reopen', input: { id }, text: sentence }] },
    );
  return (
    <li data-item className="rounded-md px-1 py-1 hover:bg-hover focus-within:bg-hover">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1">
          <span className="block text-faint text-small">{t('promises.promised', { who })}</span>
          <q className="break-words">{sentence}</q>
        </p>
        {dueOn ? <DueDay on={dueOn} /> : null}
      </div>
      {mayDecide && !planning ? (
        <div className="mt-1 flex items-center gap-1">
          <Button size="small" data-row aria-expanded={planning} onClick={() => setPlanning(true)}>
            {t('promises.plan')}
          </Button>
          <IconButton
            small
            label={t('promises.dismiss')}
            icon={<CloseIcon size={14} />}
            onClick={() => void dismiss()}
          />
        </div>
      ) : null}
      {planning ? (
        <div className="pt-2">
          <PromiseForm promise={promise} onClose={() => setPlanning(false)} />
        </div>
      ) : null}
    </li>
  );
}
