import { useApiClient } from '@threadline/shared/api';
import { type HandedKind, mayHold } from '@threadline/shared/team/holding';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { Combobox } from '@threadline/shared/ui/combobox';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Successor, Successors } from './held.js';

export interface HandoverFieldsProps {
  personId: string;
  kinds: readonly HandedKind[];
  successors: Successors;
  onChange: (successors: Successors) => void;
}

/** Who takes over: one person for everything, or one for each kind of work. */
export function HandoverFields({ personId, kinds, successors, onChange }: HandoverFieldsProps) {
  const { t } = useTranslation('desk');
  const [each, setEach] = useState(false);
  if (kinds.length === 0) return null;
  const first = kinds[0] as HandedKind;
  const giveAll = (successor: Successor | null) =>
    onChange(successor ? Object.fromEntries(kinds.map((kind) => [kind, successor])) : {});
  return (
    <div className="flex flex-col gap-3">
      {each ? (
        kinds.map((kind) => (
          <SuccessorField
            key={kind}
            label={t(`handover.${kind}To`)}
            optional={kind === 'approvals'}
            not={personId}
            kinds={[kind]}
            value={successors[kind] ?? null}
            onChange={(successor) => onChange(withOne(successors, kind, successor))}
          />
        ))
      ) : (
        <SuccessorField
          label={t('handover.successor')}
          not={personId}
          kinds={kinds}
          value={successors[first] ?? null}
          onChange={giveAll}
        />
      )}
      {kinds.length > 1 ? <Checkbox label={t('handover.eachKind')} checked={each} onChange={setEach} /> : null}
    </div>
  );
}

function withOne(successors: Successors, kind: HandedKind, successor: Successor | null): Successors {
  const { [kind]: _before, ...others } = successors;
  return successor ? { ...others, [kind]: successor } : others;
}

interface SuccessorFieldProps {
  label: string;
  optional?: boolean;
  /** Who hands over. */
  not: string;
  /** What the successor must be able to hold. */
  kinds: readonly HandedKind[];
  value: Successor | null;
  onChange: (successor: Successor | null) => void;
}

function SuccessorField({ not, kinds, ...field }: SuccessorFieldProps) {
  const { t } = useTranslation('desk');
  const api = useApiClient();
  const needed = kinds.join(' ');
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<Successor[]> => {
      const words = query.trim() ? { search: query.trim() } : {};
      const { items } = await api.team.list.query({ ...words, state: 'active', limit: 30 }, { signal });
      const holds = (role: Successor['role']) =>
        role !== null && (needed.split(' ') as HandedKind[]).every((kind) => mayHold(role, kind));
      return items
        .filter(({ id, role }) => id !== not && holds(role))
        .map(({ id, name, role }) => ({ id, name, role }));
    },
    [api, not, needed],
  );
  return (
    <Combobox
      {...field}
      placeholder={t('handover.choose')}
      search={search}
      itemKey={({ id }) => id}
      itemLabel={({ name }) => name}
      itemDetail={({ role }) => (role ? t(`roles.${role}`) : null)}
    />
  );
}
