import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { Tabs } from '@threadline/shared/ui/tabs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { Page } from '../shell/page.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { InvitationList } from './invitation-list.js';
import { InviteDialog } from './invite-dialog.js';
import { PeopleFilterBar } from './people-filter-bar.js';
import { PeopleList } from './people-list.js';
import type { Narrow, PeopleSearch } from './people-search.js';
import { PersonDrawer } from './person-drawer.js';

/** The team. Owners and admins manage it and invite; everyone else reads names. */
export function PeoplePage() {
  const { t } = useTranslation('desk');
  const mayManage = useMay('person.manage');
  const mayInvite = useMay('person.invite');
  const [inviting, setInviting] = useState(false);
  const shortcuts = useMemo(
    () => [{ keys: 'i', label: t('invitations.invite'), run: () => setInviting(true), disabled: !mayInvite }],
    [t, mayInvite],
  );
  useShortcuts(shortcuts);
  useRowKeys();
  const invite = mayInvite ? (
    <Button variant="primary" icon={<PlusIcon />} shortcut="i" onClick={() => setInviting(true)}>
      {t('invitations.invite')}
    </Button>
  ) : null;
  return (
    <Page title={t('sections.people')} actions={invite}>
      {mayManage ? <ManagedTeam onInvite={mayInvite ? () => setInviting(true) : null} /> : <NamedTeam />}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}

function ManagedTeam({ onInvite }: { onInvite: (() => void) | null }) {
  const { t } = useTranslation('desk');
  const { search, narrow } = usePeopleSearch();
  return (
    <>
      <Tabs
        label={t('sections.people')}
        value={search.tab ?? 'team'}
        onChange={(tab) => narrow({ tab: tab === 'invitations' ? tab : undefined })}
        tabs={[
          {
            value: 'team',
            label: t('people.team'),
            content: (
              <>
                <PeopleFilterBar search={search} narrow={narrow} />
                <PeopleList search={search} narrow={narrow} />
              </>
            ),
          },
          { value: 'invitations', label: t('invitations.title'), content: <InvitationList onInvite={onInvite} /> },
        ]}
      />
      {search.person ? (
        <PersonDrawer key={search.person} id={search.person} onClose={() => narrow({ person: undefined })} />
      ) : null}
    </>
  );
}

function NamedTeam() {
  const { search, narrow } = usePeopleSearch();
  return <PeopleList search={search.q ? { q: search.q } : {}} narrow={narrow} />;
}

function usePeopleSearch(): { search: PeopleSearch; narrow: Narrow } {
  const search = useSearch({ from: '/desk/people' });
  const navigate = useNavigate({ from: '/people' });
  const narrow: Narrow = (change) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as PeopleSearch, replace: true });
  return { search, narrow };
}
