import { Link } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OtherWays } from './other-ways.js';
import { type AuthAnswer, postAuth } from './post-auth.js';

interface OrganisationChoice {
  slug: string;
  name: string;
}

export interface PasswordFormProps {
  /** Where to go once signed in. */
  next: string;
  /** Why an earlier try came to nothing; empty where there was none. */
  ended: string;
  /** Signed in, or asked for the second factor. */
  onAnswer: (answer: AuthAnswer) => void;
}

/** Address and password; an organisation where one address belongs to several. What was typed stays. */
export function PasswordForm({ next, ended, onAnswer }: PasswordFormProps) {
  const { t } = useTranslation('desk');
  const form = usePasswordForm(ended, onAnswer);
  return (
    <>
      <form onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
        {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username webauthn"
          required
          autoFocus
          value={form.email}
          onChange={(event) => form.setEmail(event.target.value)}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={form.password}
          onChange={(event) => form.setPassword(event.target.value)}
        />
        {form.choices.length > 0 ? (
          <SelectField
            label={t('signIn.organisation')}
            hint={t('signIn.organisationHint')}
            value={form.organisation}
            onChange={form.setOrganisation}
            options={form.choices.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        ) : null}
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('signIn.submit')}
        </Button>
      </form>
      <Link to="/forgot-password" className="self-center text-accent-ink hover:underline">
        {t('signIn.forgot')}
      </Link>
      <OtherWays next={next} onAnswer={form.take} onRefusal={form.setRefusal} />
    </>
  );
}

function usePasswordForm(ended: string, onAnswer: PasswordFormProps['onAnswer']) {
  const { t } = useTranslation('desk');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [choices, setChoices] = useState<readonly OrganisationChoice[]>([]);
  const [refusal, setRefusal] = useState(ended);
  const [busy, setBusy] = useState(false);
  const take = (answer: AuthAnswer) => {
    if (answer.ok) return onAnswer(answer);
    const offered = answer.details.organisations as OrganisationChoice[] | undefined;
    if (answer.status === 409 && offered?.length) {
      setChoices(offered);
      return setOrganisation(offered[0]?.slug ?? '');
    }
    setRefusal(answer.status === 0 ? t('signIn.unreachable') : answer.message || t('signIn.failed'));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    const chosen = organisation ? { organisation } : {};
    const answer = await postAuth('/auth/sign-in', { email: email.trim(), password, ...chosen });
    setBusy(false);
    take(answer);
  };
  return {
    ...{ email, setEmail, password, setPassword, organisation, setOrganisation, choices },
    ...{ refusal, setRefusal, busy, submit, take },
  };
}
