import type { FactorWay } from '@threadline/shared/security/sign-in';
import { Button } from '@threadline/shared/ui/button';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuthAnswer, postAuth } from './post-auth.js';
import { signWithPasskey } from './sign-with-passkey.js';

export interface FactorFormProps {
  ways: readonly FactorWay[];
  onDone: () => void;
  /** Begins anew, and says why where it is not by the person's own wish. */
  onBack: (sentence: string) => void;
}

/** The second factor: a code of the app, a recovery code, or a passkey. */
export function FactorForm({ ways, onDone, onBack }: FactorFormProps) {
  const { t } = useTranslation('desk');
  const typed = ways.filter((way) => way !== 'passkey');
  const [way, setWay] = useState<'code' | 'recovery' | null>(typed[0] ?? null);
  const [refusal, setRefusal] = useState('');
  const take = (answer: AuthAnswer) => {
    if (answer.ok) return onDone();
    if (answer.details.ended === true) return onBack(answer.message);
    setRefusal(answer.status === 0 ? t('signIn.unreachable') : answer.message || t('signIn.failed'));
  };
  const other = typed.find((one) => one !== way);
  return (
    <>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      {way ? <CodeForm key={way} way={way} onAnswer={take} onBegin={() => setRefusal('')} /> : null}
      {ways.includes('passkey') ? <PasskeyFactor isMain={!way} onAnswer={take} onRefusal={setRefusal} /> : null}
      {other ? (
        <Button variant="quiet" onClick={() => setWay(other)}>
          {t(`signIn.instead.${other}`)}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={() => onBack('')}>
        {t('signIn.back')}
      </Button>
    </>
  );
}

interface CodeFormProps {
  way: 'code' | 'recovery';
  onBegin: () => void;
  onAnswer: (answer: AuthAnswer) => void;
}

function CodeForm({ way, onBegin, onAnswer }: CodeFormProps) {
  const { t } = useTranslation('desk');
  const [value, setValue] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    onBegin();
    const answer = await postAuth('/auth/sign-in/factor', way === 'code' ? { code: value } : { recoveryCode: value });
    setBusy(false);
    onAnswer(answer);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        label={t(`signIn.${way}`)}
        hint={t(`signIn.${way}Hint`)}
        inputMode={way === 'code' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        required
        autoFocus
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

interface PasskeyFactorProps {
  isMain: boolean;
  onAnswer: (answer: AuthAnswer) => void;
  onRefusal: (sentence: string) => void;
}

function PasskeyFactor({ isMain, onAnswer, onRefusal }: PasskeyFactorProps) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const sign = async () => {
    setBusy(true);
    const outcome = await signWithPasskey('factor');
    setBusy(false);
    if (outcome.kind === 'answered') onAnswer(outcome.answer);
    else onRefusal(t('passkeys.cancelled'));
  };
  return (
    <Button variant={isMain ? 'primary' : 'secondary'} icon={<KeyIcon />} busy={busy} onClick={() => void sign()}>
      {t('passkeys.use')}
    </Button>
  );
}
