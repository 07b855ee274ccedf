import { useQuery } from '@tanstack/react-query';
import type { ProofWay } from '@threadline/shared/security/schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasskeyProof } from './passkey-proof.js';
import { readProofOffer, sendProof } from './send-proof.js';

export interface ProofFormProps {
  onAnswer: (proved: boolean) => void;
}

/** "Confirm that it is you": by password, code or passkey, whatever the person has. */
export default function ProofForm({ onAnswer }: ProofFormProps) {
  const { t } = useTranslation('desk');
  const offer = useQuery({ queryKey: ['proof-offer'], queryFn: readProofOffer, gcTime: 0 });
  const ways = offer.data?.ways;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onAnswer(false)}
      title={t('proof.title')}
      description={t('proof.description')}
    >
      {offer.isPending ? <Skeleton lines={2} /> : <Ways ways={ways ?? []} onAnswer={onAnswer} />}
    </Dialog>
  );
}

function Ways({ ways, onAnswer }: ProofFormProps & { ways: readonly ProofWay[] }) {
  const { t } = useTranslation('desk');
  const typed = ways.filter((way) => way !== 'passkey');
  const [chosen, setChosen] = useState<'password' | 'code'>(typed[0] ?? 'password');
  const other = typed.find((way) => way !== chosen);
  if (ways.length === 0) return <InlineNotice tone="info">{t('proof.signInAgain')}</InlineNotice>;
  return (
    <>
      {ways.includes('passkey') ? <PasskeyProof onAnswer={onAnswer} /> : null}
      {typed.length > 0 ? <TypedProof key={chosen} way={chosen} onAnswer={onAnswer} /> : null}
      {other ? (
        <Button variant="quiet" onClick={() => setChosen(other)}>
          {t(`proof.instead.${other}`)}
        </Button>
      ) : null}
    </>
  );
}

function TypedProof({ way, onAnswer }: ProofFormProps & { way: 'password' | 'code' }) {
  const { t } = useTranslation('desk');
  const form = useId();
  const [value, setValue] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    const refused = await sendProof(way === 'password' ? { password: value } : { code: value });
    setBusy(false);
    if (refused === null) onAnswer(true);
    else setRefusal(refused || t('frame.unreachable'));
  };
  return (
    <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <TextField
        label={t(`proof.${way}`)}
        type={way === 'password' ? 'password' : 'text'}
        inputMode={way === 'code' ? 'numeric' : undefined}
        autoComplete={way === 'password' ? 'current-password' : 'one-time-code'}
        required
        autoFocus
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{t('forms.cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('proof.confirm')}
        </Button>
      </div>
    </form>
  );
}
