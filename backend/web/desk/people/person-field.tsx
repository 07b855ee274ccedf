import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';

export interface PersonFieldProps {
  label: string;
  personId: string | null;
  onChange: (personId: string | null) => void;
  disabled?: boolean | undefined;
  /** What stands for nobody; "nobody" unless told. */
  nobody?: string | undefined;
  hideLabel?: boolean | undefined;
  className?: string | undefined;
}

/** Chooses a colleague, oneself first. */
export function PersonField({ label, personId, onChange, nobody, ...rest }: PersonFieldProps) {
  const { t } = useTranslation('desk');
  const colleagues = useColleagues();
  const options = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      {...rest}
      label={label}
      value={personId ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
      options={[{ value: '', label: nobody ?? t('tasks.nobody') }, ...options]}
    />
  );
}

/** Everyone who can be given work: who is signed in first, then by name, without the suspended. */
export function useColleagues(): readonly { id: string; name: string }[] {
  const { person } = useMe();
  const team = useQuery({ ...useApi().team.list.queryOptions({ limit: 100 }), staleTime: 300_000 });
  const others = (team.data?.items ?? []).filter(({ id, suspendedAt }) => id !== person.id && suspendedAt === null);
  return [{ id: person.id, name: person.name }, ...others.toSorted((a, b) => a.name.localeCompare(b.name))];
}
