import { useTranslation } from 'react-i18next';
import type { PersonName } from '../../kernel/person-name.js';
import { SelectField } from '../../ui/select-field.js';
import { useTeam } from './use-team.js';

export interface AssigneeFieldProps {
  value: string | null;
  onChange: (personId: string | null) => void;
  /** Named even when the team cannot be read. */
  current?: PersonName | null;
  required?: boolean;
}

export function AssigneeField({ value, onChange, current, required }: AssigneeFieldProps) {
  const { t } = useTranslation('panel');
  const team = useTeam();
  const missing = current && !team.some((person) => person.id === current.id) ? [current] : [];
  const nobody = required ? [] : [{ value: '', label: t('forms.nobody') }];
  const people = [...team, ...missing].map((person) => ({ value: person.id, label: person.name }));
  return (
    <SelectField
      label={t('forms.assignee')}
      className="flex-1"
      value={value ?? ''}
      options={[...nobody, ...people]}
      onChange={(personId) => onChange(personId || null)}
    />
  );
}
