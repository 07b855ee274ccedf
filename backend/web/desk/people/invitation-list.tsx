import { useApi, useApiClient } from '@threadline/shared/api';
import type { Invitation } from '@threadline/shared/team/invitations';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { Menu, MenuItem } from '@threadline/shared/ui/menu';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useInvitations } from './use-invitations.js';

/** Who was asked to join, newest first, and what became of it. */
export function InvitationList({ onInvite }: { onInvite: (() => void) | null }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const list = usePages({
    key: api.team.invitations.infiniteQueryKey({}),
    read: (at, options) => client.team.invitations.query(at, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  if (!list.items) return <SkeletonList rows={3} />;
  if (list.items.length === 0) {
    const invite = onInvite ? <Button onClick={onInvite}>{t('invitations.invite')}</Button> : null;
    return (
      <EmptyState icon={<MailIcon size={20} />} title={t('invitations.none')} action={invite}>
        {t('invitations.noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Card>
        <ul aria-label={t('invitations.title')} className="divide-y divide-line">
          {list.items.map((invitation) => (
            <li key={invitation.id}>
              <InvitationRow invitation={invitation} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
    </div>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('desk');
  const { email, name, role, state, invitedBy, abilities } = invitation;
  return (
    <div data-row className="flex min-h-14 items-center gap-3 px-3 py-2 focus-within:bg-hover hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium sm:truncate">{name ?? email}</p>
        <p className="break-words text-faint text-small">
          {name ? `${email} · ` : null}
          {t(`roles.${role}`)} · {t('invitations.by', { name: invitedBy.name })}
          {state === 'open' ? (
            <>
              {' · '}
              {t('invitations.until')} <RelativeTime at={invitation.expiresAt} />
            </>
          ) : null}
        </p>
        {state === 'void' ? (
          <p className="text-soft text-small">{t('invitations.voidMeaning', { name: invitedBy.name })}</p>
        ) : null}
      </div>
      <Badge tone={state === 'open' ? 'accent' : 'outline'}>{t(`invitations.states.${state}`)}</Badge>
      {abilities.resend || abilities.withdraw ? <InvitationMenu invitation={invitation} /> : null}
    </div>
  );
}

function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('desk');
  const { resend, withdraw } = useInvitations();
  const label = t('invitations.actions', { email: invitation.email });
  return (
    <Menu label={label} trigger={<IconButton label={label} icon={<DotsIcon />} />}>
      {invitation.abilities.resend ? (
        <MenuItem onSelect={() => void resend(invitation)}>{t('invitations.resend')}</MenuItem>
      ) : null}
      {invitation.abilities.withdraw ? (
        <MenuItem danger onSelect={() => void withdraw(invitation)}>
          {t('invitations.withdraw')}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
