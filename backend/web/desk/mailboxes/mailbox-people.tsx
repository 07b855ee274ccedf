import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { Section } from '@threadline/shared/ui/section';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { FailureState } from '../shell/failure-state.js';
import { useWrite } from '../writing/use-write.js';

/** Who works in a shared mailbox. */
export function MailboxPeople({ mailboxId: id }: { mailboxId: string }) {
  const { t: m } = useTranslation('mailboxes');
  const { data, error, refetch } = useQuery(useApi().mailboxes.people.queryOptions({ id }));
  const write = useWrite();
  const touches = { about: 'mailbox' };
  const add = (personId: string | null) =>
    personId === null
      ? undefined
      : void write({ send: (api, options) => api.mailboxes.addPerson.mutate({ id, personId }, options), touches });
  const remove = (personId: string) =>
    void write({
      send: (api, options) => api.mailboxes.removePerson.mutate({ id, personId }, options),
      touches,
      undo: () => ({ send: (api, options) => api.mailboxes.addPerson.mutate({ id, personId }, options), touches }),
      done: m('saved'),
    });
  return (
    <Section title={m('people')}>
      <p className="text-faint text-small">{m('peopleHint')}</p>
      {error ? <FailureState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonList rows={1} /> : null}
      {data?.items.length === 0 ? <p className="text-soft">{m('noPeople')}</p> : null}
      <ul className="flex flex-col">
        {data?.items.map((person) => (
          <li key={person.id} className="flex min-h-row items-center justify-between gap-2">
            <span className="min-w-0 truncate">{person.name}</span>
            <IconButton
              small
              label={m('removePerson', { name: person.name })}
              icon={<CloseIcon />}
              onClick={() => remove(person.id)}
            />
          </li>
        ))}
      </ul>
      <PersonField label={m('addPerson')} personId={null} nobody="–" onChange={add} />
    </Section>
  );
}
