import type { AppBegun } from '@threadline/shared/security/own';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { CodeSheet } from './recovery-codes.js';

/** Sets an authenticator app up in front of the page. */
export function SetUpAppDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('security.setUpApp')}>
      <SetUpApp onDone={onClose} />
    </Dialog>
  );
}

/** Three steps: read the picture, type a code, keep the recovery codes. */
export function SetUpApp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('desk');
  const { begun, refusal, begin } = useBeginning();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <>
        <CodeSheet codes={codes} />
        <Button variant="primary" autoFocus className="self-end" onClick={onDone}>
          {t('security.codesKept')}
        </Button>
      </>
    );
  }
  if (refusal) {
    return (
      <>
        <InlineNotice tone="error">{refusal}</InlineNotice>
        <Button onClick={begin}>{t('security.tryAgain')}</Button>
      </>
    );
  }
  return begun ? <ConfirmApp begun={begun} onConfirmed={setCodes} /> : <Skeleton lines={6} />;
}

function useBeginning() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const asked = useRef(false);
  const [begun, setBegun] = useState<AppBegun | null>(null);
  const [refusal, setRefusal] = useState('');
  const begin = async () => {
    setRefusal('');
    const { answer, failure } = await write({
      send: (api, options) => api.security.beginApp.mutate({}, options),
      touches: { about: 'sign_in' },
      quiet: true,
    });
    setBegun(answer);
    if (failure) setRefusal(failure.message || t('frame.unreachable'));
  };
  useEffect(() => {
    // A second secret would make the first one's code wrong.
    if (asked.current) return;
    asked.current = true;
    void begin();
  });
  return { begun, refusal, begin: () => void begin() };
}

function ConfirmApp({ begun, onConfirmed }: { begun: AppBegun; onConfirmed: (codes: string[]) => void }) {
  const { t } = useTranslation('desk');
  const [code, setCode] = useState('');
  const write = useWrite();
  const { onSubmit, busy, refusal } = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.security.confirmApp.mutate({ code }, options),
        touches: { about: 'sign_in' },
        quiet: true,
      }),
    onDone: ({ codes }) => onConfirmed(codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p className="text-soft">{t('security.scan')}</p>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.picture)}`}
        alt={t('security.picture')}
        className="size-44 self-center rounded-md bg-white"
      />
      <details>
        <summary className="cursor-pointer text-soft">{t('security.typeInstead')}</summary>
        <p className="break-all pt-1 font-mono">{begun.secret.replace(/.{4}/g, '$& ').trim()}</p>
      </details>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <TextField
        label={t('proof.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        {t('security.confirmApp')}
      </Button>
    </form>
  );
}
