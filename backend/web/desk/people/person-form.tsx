import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { PersonDetail } from '@threadline/shared/team/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { PersonField } from './person-field.js';

/** Name, unit and approver of a colleague. */
export function PersonForm({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('desk');
  const units = useId();
  const known = useQuery(useApi().team.units.queryOptions({}));
  const { value, change, changed, submit } = usePlacing(person);
  return (
    <form
      className="flex flex-col gap-3 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit.onSubmit();
      }}
    >
      {submit.refusal ? <InlineNotice tone="error">{submit.refusal}</InlineNotice> : null}
      <TextField
        label={t('people.name')}
        autoComplete="off"
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('people.unit')}
        hint={t('people.unitHint')}
        list={units}
        autoComplete="off"
        maxLength={60}
        value={value.unit}
        onChange={(event) => change({ unit: event.target.value })}
      />
      <datalist id={units}>
        {known.data?.items.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <PersonField
        label={t('people.approver')}
        personId={value.approverId}
        onChange={(approverId) => change({ approverId })}
      />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        busy={submit.busy}
        disabled={!changed || value.name.trim() === ''}
      >
        {t('forms.save')}
      </Button>
    </form>
  );
}

function usePlacing(person: PersonDetail) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const standing = { name: person.name, unit: person.unit ?? '', approverId: person.approverId };
  const [typed, setTyped] = useState<Partial<typeof standing>>({});
  const value = { ...standing, ...typed };
  const { id } = person;
  const renamed = value.name.trim() !== standing.name;
  const placed = value.unit.trim() !== standing.unit || value.approverId !== standing.approverId;
  const submit = useSubmit({
    send: () =>
      write({
        send: async (api, { context }) => {
          if (renamed) await api.team.rename.mutate({ id, name: value.name });
          const place = { id, unit: value.unit.trim() || null, approverId: value.approverId };
          if (placed) await api.team.place.mutate(place, { context });
        },
        touches: { about: 'person' },
        quiet: true,
        done: t('people.saved', { name: value.name.trim() }),
      }),
    onDone: () => setTyped({}),
  });
  const change = (fields: Partial<typeof standing>) => setTyped({ ...typed, ...fields });
  return { value, change, changed: renamed || placed, submit };
}
