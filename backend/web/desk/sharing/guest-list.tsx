import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem } from '@threadline/shared/ui/menu';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsideBlock } from '../customer/aside-block.js';
import { Card } from '../shell/page.js';
import { useGuests } from './use-guests.js';
import { ViewAsDialog } from './view-as-dialog.js';

type Guest = Sharing['guests'][number];

/** The customer's people: when each last came, and the way to invite, look through their eyes, or shut out. */
export function GuestList({ sharing }: { sharing: Sharing }) {
  const { t } = useTranslation('desk');
  const [viewed, setViewed] = useState<Guest | null>(null);
  return (
    <AsideBlock title={t('sharing.guests')}>
      {sharing.guests.length === 0 ? <p className="text-soft">{t('sharing.noGuests')}</p> : null}
      {sharing.guests.length > 0 ? (
        <Card>
          <ul className="divide-y divide-line">
            {sharing.guests.map((guest) => (
              <GuestRow key={guest.contactId} guest={guest} sharing={sharing} onView={() => setViewed(guest)} />
            ))}
          </ul>
        </Card>
      ) : null}
      {viewed ? <ViewAsDialog customerId={sharing.customerId} guest={viewed} onClose={() => setViewed(null)} /> : null}
    </AsideBlock>
  );
}

interface GuestRowProps {
  guest: Guest;
  sharing: Sharing;
  onView: () => void;
}

function GuestRow({ guest, sharing, onView }: GuestRowProps) {
  const { t } = useTranslation('desk');
  const { invite, close, open } = useGuests(sharing.customerId);
  const label = t('sharing.actions', { name: guest.name });
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <Avatar name={guest.name} size={24} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="break-words font-medium">{guest.name}</p>
        <p className="break-words text-faint text-small">{guest.address ?? t('sharing.noAddress')}</p>
      </div>
      <p className="text-small text-soft">
        <Visited guest={guest} />
      </p>
      {guest.closed ? <Badge>{t('sharing.closed')}</Badge> : null}
      {sharing.abilities.share && guest.address && !guest.closed ? (
        <Button size="small" onClick={() => void invite(guest)}>
          {t(guest.invitedAt ? 'sharing.inviteAgain' : 'sharing.invite')}
        </Button>
      ) : null}
      <Menu label={label} trigger={<IconButton small label={label} icon={<DotsIcon />} />}>
        <MenuItem onSelect={onView}>{t('sharing.viewAs')}</MenuItem>
        {sharing.abilities.share ? (
          <MenuItem onSelect={() => void (guest.closed ? open(guest) : close(guest))}>
            {t(guest.closed ? 'sharing.open' : 'sharing.close')}
          </MenuItem>
        ) : null}
      </Menu>
    </li>
  );
}

function Visited({ guest: { lastVisitAt, invitedAt } }: { guest: Guest }) {
  const { t } = useTranslation('desk');
  if (lastVisitAt) {
    return (
      <>
        {t('sharing.lastVisit')} <RelativeTime at={lastVisitAt} />
      </>
    );
  }
  return (
    <>
      {t('sharing.neverCame')}
      {invitedAt ? (
        <>
          , {t('sharing.invitedAt')} <RelativeTime at={invitedAt} />
        </>
      ) : null}
    </>
  );
}
