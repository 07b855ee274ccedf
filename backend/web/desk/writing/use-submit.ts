import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Written } from './use-write.js';

export interface Submitting<Answer> {
  /** Null when the form itself found something missing. */
  send: () => Promise<Written<Answer> | null>;
  onDone: (answer: Answer) => void;
}

export interface Submit {
  onSubmit: () => void;
  busy: boolean;
  /** Why the server refused; what was typed is still there. */
  refusal: string | null;
}

/** Sends a form once at a time, and keeps it open with the reason when it is refused. */
export function useSubmit<Answer>({ send, onDone }: Submitting<Answer>): Submit {
  const { t } = useTranslation('desk');
  const sending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const onSubmit = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    const written = await send();
    sending.current = false;
    setBusy(false);
    if (!written) return;
    if (!written.failure) {
      setRefusal(null);
      onDone(written.answer as Answer);
    } else {
      const { code, message } = written.failure;
      setRefusal(code === 'unreachable' ? t('writing.unreachableForm') : message || t('frame.failed'));
    }
  };
  return { onSubmit: () => void onSubmit(), busy, refusal };
}
