import type { Connection } from '@threadline/shared/mail-sync/schema';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem, MenuSeparator } from '@threadline/shared/ui/menu';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/page.js';
import { useWrite } from '../writing/use-write.js';
import { ConnectionFolders } from './connection-folders.js';
import { ConnectionState } from './connection-state.js';
import { useSteering } from './use-steering.js';

export interface MailboxCardProps {
  mailbox: Mailbox;
  /** Null where it is not connected. */
  connection: Connection | null;
  onOpen: (what: 'connect' | 'settings' | 'remove') => void;
}

/** One mailbox: whose it is, how it is connected and how far that is, and what can be done with it. */
export function MailboxCard(props: MailboxCardProps) {
  const { t: m } = useTranslation('mailboxes');
  const { mailbox, connection } = props;
  return (
    <Card className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 break-all font-semibold">{mailbox.address}</h2>
        <Badge>{mailbox.owner ? <Whose mailbox={mailbox} /> : m('team')}</Badge>
        {connection ? <Badge tone="outline">{m(`vendors.${connection.vendor}`)}</Badge> : null}
      </div>
      <p className="text-faint text-small">
        {m('keeps')}: {m(`tiers.${mailbox.tier}`)} · {m('sees')}:{' '}
        {m(`${mailbox.kind === 'shared' ? 'seesShared' : mailbox.abilities.set ? 'seesPersonal' : 'ownedOnly'}`)}
      </p>
      {mailbox.reducing ? <p className="text-soft text-small">{m('reducing')}</p> : null}
      {mailbox.removedAt ? <Removed mailbox={mailbox} /> : <Standing {...props} />}
    </Card>
  );
}

function Whose({ mailbox }: { mailbox: Mailbox }) {
  const { t: m } = useTranslation('mailboxes');
  return mailbox.abilities.set ? m('yours') : m('ownedBy', { name: mailbox.owner?.name ?? '' });
}

function Standing({ mailbox, connection, onOpen }: MailboxCardProps) {
  const { t: m } = useTranslation('mailboxes');
  const { set, remove } = mailbox.abilities;
  return (
    <>
      {connection ? (
        <ConnectionState mailbox={mailbox} connection={connection} />
      ) : (
        <p className="text-soft">{m('notConnected')}</p>
      )}
      {connection && set ? <ConnectionFolders connection={connection} /> : null}
      {set || remove ? (
        <div className="flex flex-wrap items-center gap-2 pt-1">
          {connection ? <Steering mailbox={mailbox} connection={connection} onOpen={onOpen} /> : null}
          {!connection && set ? (
            <Button size="small" variant="primary" onClick={() => onOpen('connect')}>
              {m('connect')}
            </Button>
          ) : null}
          {set ? (
            <Button size="small" onClick={() => onOpen('settings')}>
              {m('settings')}
            </Button>
          ) : null}
          <More mailbox={mailbox} connection={connection} onOpen={onOpen} />
        </div>
      ) : null}
    </>
  );
}

function Steering({ mailbox, connection, onOpen }: MailboxCardProps & { connection: Connection }) {
  const { t: m } = useTranslation('mailboxes');
  const { pause, resume, syncNow } = useSteering(mailbox);
  const { state } = connection;
  if (state === 'problem') {
    return mailbox.abilities.set ? (
      <Button size="small" variant="primary" onClick={() => onOpen('connect')}>
        {m('reconnect')}
      </Button>
    ) : null;
  }
  if (state === 'paused') {
    return mailbox.abilities.set ? (
      <Button size="small" variant="primary" onClick={resume}>
        {m('resume')}
      </Button>
    ) : null;
  }
  return (
    <>
      {mailbox.abilities.set ? (
        <Button size="small" onClick={syncNow}>
          {m('syncNow')}
        </Button>
      ) : null}
      <Button size="small" onClick={pause}>
        {m('pause')}
      </Button>
    </>
  );
}

function More({ mailbox, connection, onOpen }: MailboxCardProps) {
  const { t: m } = useTranslation('mailboxes');
  const { disconnect } = useSteering(mailbox);
  const name = m('more', { address: mailbox.address });
  return (
    <Menu label={name} align="end" trigger={<IconButton small label={name} icon={<DotsIcon />} />}>
      {connection && mailbox.abilities.set ? (
        <MenuItem onSelect={() => onOpen('connect')}>{m('reconnect')}</MenuItem>
      ) : null}
      {connection ? <MenuItem onSelect={disconnect}>{m('disconnect')}</MenuItem> : null}
      {connection ? <MenuSeparator /> : null}
      <MenuItem danger onSelect={() => onOpen('remove')}>
        {m('remove')}
      </MenuItem>
    </Menu>
  );
}

function Removed({ mailbox: { id, address, purgesAt, abilities } }: { mailbox: Mailbox }) {
  const { t: m } = useTranslation('mailboxes');
  const write = useWrite();
  const restore = () =>
    void write({
      send: (api, options) => api.mailboxes.restore.mutate({ id }, options),
      touches: { about: 'mailbox' },
      done: m('restored', { address }),
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="mr-auto text-soft">
        {purgesAt ? (
          <>
            {m('removedPurge')} <RelativeTime at={purgesAt} />
          </>
        ) : (
          m('removedKeep')
        )}
      </p>
      {abilities.set ? (
        <Button size="small" onClick={restore}>
          {m('restore')}
        </Button>
      ) : null}
    </div>
  );
}
