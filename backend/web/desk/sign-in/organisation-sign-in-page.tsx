import { Link, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from './entry-frame.js';
import { nextAddress } from './next-address.js';
import { beginSso } from './sso-journey.js';

/** Leads to the organisation's own sign-in. Only the domain of an address is looked at. */
export function OrganisationSignInPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('ssoSignIn.title'));
  const form = useOrganisationForm();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.go();
  };
  return (
    <EntryFrame heading={t('ssoSignIn.title')}>
      {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
      {form.choices.length > 0 ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="pb-2 text-soft">{t('ssoSignIn.choose')}</legend>
          {form.choices.map(({ id, name }, index) => (
            <Button key={id} autoFocus={index === 0} onClick={() => void form.go(id)}>
              {name}
            </Button>
          ))}
        </fieldset>
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <TextField
            label={t('ssoSignIn.field')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            value={form.organisation}
            onChange={(event) => form.setOrganisation(event.target.value)}
          />
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('ssoSignIn.go')}
          </Button>
        </form>
      )}
      <Link to="/sign-in" className="self-center text-accent-ink hover:underline">
        {t('ssoSignIn.again')}
      </Link>
    </EntryFrame>
  );
}

function useOrganisationForm() {
  const { t } = useTranslation('desk');
  const { next } = useSearch({ from: '/sign-in/organisation' });
  const [organisation, setOrganisation] = useState('');
  const [choices, setChoices] = useState<readonly { id: string; name: string }[]>([]);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async (connection?: string) => {
    setBusy(true);
    setRefusal('');
    const chosen = connection === undefined ? {} : { connection };
    const asked = { intent: 'sign_in', organisation: organisation.trim(), ...chosen } as const;
    const begun = await beginSso(asked, nextAddress(next, location.origin));
    setBusy(false);
    if (begun.kind === 'ready') return location.assign(begun.redirectTo);
    if (begun.kind === 'choose') return setChoices(begun.connections);
    setRefusal(begun.sentence.replace(/^organisation: /, '') || t('frame.unreachable'));
  };
  return { organisation, setOrganisation, choices, refusal, busy, go };
}
