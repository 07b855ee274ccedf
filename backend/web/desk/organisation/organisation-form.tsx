import { type Organisation, organisationLanguages } from '@threadline/shared/organisation/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

type Language = (typeof organisationLanguages)[number];

/** How the organisation is called, speaks, and counts its days. */
export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisation', 'desk']);
  const { value, change, changed, submit } = useChanging(organisation);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit.onSubmit();
      }}
    >
      {submit.refusal ? <InlineNotice tone="error">{submit.refusal}</InlineNotice> : null}
      <TextField
        label={t('name')}
        autoComplete="off"
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={t('language')}
        value={value.locale}
        onChange={(locale) => change({ locale })}
        options={organisationLanguages.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
      />
      <SelectField
        label={t('timeZone')}
        hint={t('timeZoneHint')}
        value={value.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        options={timeZones(organisation.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        busy={submit.busy}
        disabled={!changed || value.name.trim() === ''}
      >
        {t('desk:forms.save')}
      </Button>
    </form>
  );
}

function useChanging({ name, timeZone, locale }: Organisation) {
  const { t } = useTranslation('organisation');
  const write = useWrite();
  const standing = { name, timeZone, locale: locale.startsWith('de') ? ('de' as const) : ('en' as Language) };
  const [typed, setTyped] = useState<Partial<typeof standing>>({});
  const value = { ...standing, ...typed };
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) =>
          api.organisation.update.mutate(
            { name: value.name.trim(), timeZone: value.timeZone, locale: value.locale },
            options,
          ),
        touches: { about: 'organisation' },
        quiet: true,
        done: t('saved'),
      }),
    onDone: () => setTyped({}),
  });
  const changed = (Object.keys(standing) as (keyof typeof standing)[]).some(
    (field) => value[field] !== standing[field],
  );
  return {
    value,
    change: (fields: Partial<typeof standing>) => setTyped({ ...typed, ...fields }),
    changed,
    submit,
  };
}

const timeZones = (present: string): string[] =>
  [...new Set(['UTC', present, ...Intl.supportedValuesOf('timeZone')])].sort();
