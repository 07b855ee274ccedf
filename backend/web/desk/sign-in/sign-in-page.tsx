import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { askToSignIn, type OrganisationChoice, type SignInAnswer } from './ask-to-sign-in.js';
import { isOtherPages, nextAddress } from './next-address.js';

type Refused = Extract<SignInAnswer, { kind: 'refused' }>;

/** Address and password; an organisation where one address belongs to several. What was typed stays. */
export function SignInPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('signIn.title'));
  const form = useSignIn();
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <form onSubmit={form.submit} className="flex w-full max-w-90 flex-col gap-4">
        <header className="flex flex-col items-center gap-3 pb-2 text-center">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <h1 className="font-semibold text-heading">{t('signIn.heading')}</h1>
        </header>
        {form.refusal ? <RefusalNotice refusal={form.refusal} /> : null}
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
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
    </main>
  );
}

function useSignIn() {
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [choices, setChoices] = useState<readonly OrganisationChoice[]>([]);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    const answer = await askToSignIn({ email: email.trim(), password, ...(organisation ? { organisation } : {}) });
    setBusy(false);
    if (answer.kind === 'signed_in') {
      queries.clear();
      const address = nextAddress(next, location.origin);
      if (isOtherPages(address)) location.assign(address);
      else router.history.push(address);
    } else if (answer.kind === 'choose') {
      setChoices(answer.organisations);
      setOrganisation(answer.organisations[0]?.slug ?? '');
    } else setRefusal(answer);
  };
  return { email, setEmail, password, setPassword, organisation, setOrganisation, choices, refusal, busy, submit };
}

function RefusalNotice({ refusal: { reason, message } }: { refusal: Refused }) {
  const { t } = useTranslation('desk');
  const text = reason === 'failed' && message ? message : t(`signIn.${reason}`);
  return <InlineNotice tone="error">{text}</InlineNotice>;
}
