import { Button } from '@threadline/shared/ui/button';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canUsePasskeys, signWithPasskey } from '../sign-in/sign-with-passkey.js';

export interface PasskeyProofProps {
  onAnswer: (proved: boolean) => void;
}

/** A passkey instead of what is typed; nothing where the browser has none. */
export function PasskeyProof({ onAnswer }: PasskeyProofProps) {
  const { t } = useTranslation('desk');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!canUsePasskeys()) return null;
  const prove = async () => {
    setBusy(true);
    setRefusal(null);
    const outcome = await signWithPasskey('prove');
    setBusy(false);
    if (outcome.kind === 'cancelled') setRefusal(t('passkeys.cancelled'));
    else if (outcome.answer.ok) onAnswer(true);
    else setRefusal(outcome.answer.message || t('frame.unreachable'));
  };
  return (
    <div className="flex flex-col gap-2">
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <Button icon={<KeyIcon />} busy={busy} onClick={() => void prove()}>
        {t('passkeys.use')}
      </Button>
    </div>
  );
}
