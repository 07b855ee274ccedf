import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Person, PersonDetail } from '@threadline/shared/team/schema';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureText } from '../shell/failure-state.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { HandoverFields } from './handover-fields.js';
import { handoverOf, isCovered, kindsToHandOver, type Successors } from './held.js';
import { HeldList } from './held-list.js';
import type { TeamRole } from './roles.js';
import { usePeople } from './use-people.js';

export interface HandoverDialogProps {
  person: Person;
  /** The narrower role, or null where the person leaves. */
  becomes: TeamRole | null;
  onClose: () => void;
}

/** What somebody holds and who takes it over, before they leave or get a role that cannot hold it. */
export function HandoverDialog({ person, becomes: role, onClose }: HandoverDialogProps) {
  const { t } = useTranslation('desk');
  const { name } = person;
  const held = useQuery({ ...useApi().team.get.queryOptions({ id: person.id }), staleTime: 0 });
  const form = useHandover({ person, becomes: role, onClose }, held.data);
  const failure = useFailureText(held.error);
  return (
    <FormDialog
      title={role ? t('handover.narrowTitle', { name, role: t(`roles.${role}`) }) : t('handover.removeTitle', { name })}
      description={role ? t(`roleMeanings.${role}`) : t('handover.removeMeaning')}
      submitLabel={role ? t('handover.change') : t('people.remove')}
      incomplete={!form.ready}
      onClose={onClose}
      {...form.submit}
      refusal={held.error ? failure : form.submit.refusal}
    >
      {held.data ? (
        <>
          <HeldList holdings={held.data.holdings} role={role} />
          <HandoverFields personId={person.id} kinds={form.kinds} successors={form.successors} onChange={form.choose} />
        </>
      ) : (
        <Skeleton lines={3} />
      )}
    </FormDialog>
  );
}

function useHandover({ person, becomes: role, onClose }: HandoverDialogProps, held: PersonDetail | undefined) {
  const [successors, choose] = useState<Successors>({});
  const { narrow, remove } = usePeople();
  const kinds = held ? kindsToHandOver(held.holdings, role) : [];
  const to = handoverOf(kinds, successors);
  const submit = useSubmit({
    send: () => (role ? narrow(person, role, to) : remove(person, to)),
    onDone: onClose,
  });
  return { kinds, successors, choose, submit, ready: held !== undefined && isCovered(kinds, successors) };
}
