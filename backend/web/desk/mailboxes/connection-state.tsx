import type { Connection } from '@threadline/shared/mail-sync/schema';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

/** How a connection stands, in words: state, last sync, what is wrong and what to do, and how far older mail is. */
export function ConnectionState({ mailbox, connection }: { mailbox: Mailbox; connection: Connection }) {
  const { t: m } = useTranslation('mailboxes');
  const { state, problem, lastSyncedAt, server, user, sends } = connection;
  const { address } = mailbox;
  const place = [server, user === address ? null : user].filter(Boolean).join(' · ');
  return (
    <div className="flex flex-col gap-2">
      <p className="text-soft">
        {m(problem && state === 'live' ? 'state.interrupted' : `state.${state}`)} ·{' '}
        {lastSyncedAt ? (
          <>
            {m('lastSynced')} <RelativeTime at={lastSyncedAt} />
          </>
        ) : (
          m('neverSynced')
        )}
      </p>
      {state === 'back_fill' || state === 'paused' ? <Progress connection={connection} /> : null}
      {problem ? <Problem connection={connection} problem={problem} /> : null}
      {place ? <p className="break-all text-faint text-small">{m('connecting.readFrom', { place })}</p> : null}
      {sends ? null : <p className="text-faint text-small">{m('readOnly')}</p>}
    </div>
  );
}

function Progress({ connection: { progress } }: { connection: Connection }) {
  const { t: m, i18n } = useTranslation('mailboxes');
  if (!progress) return null;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const { done, total } = progress;
  const text =
    total > 0
      ? m('progress', { done: number(done), total: number(total) })
      : m('progressUnknown', { done: number(done) });
  return (
    <div className="flex flex-col gap-1">
      {total > 0 ? (
        <progress
          aria-label={text}
          value={Math.min(done, total)}
          max={total}
          className={classNames(
            'h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent',
            '[&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent',
          )}
        />
      ) : null}
      <p className="text-faint text-small">{text}</p>
    </div>
  );
}

function Problem({ connection, problem }: { connection: Connection; problem: NonNullable<Connection['problem']> }) {
  const { t: m } = useTranslation('mailboxes');
  const { state, problemDetail, retryAt } = connection;
  return (
    <InlineNotice tone={state === 'problem' ? 'error' : 'warning'}>
      {m(`problems.${problem}`)}
      {problemDetail ? (
        <span className="block break-words text-small">{m('connecting.inDetail', { words: problemDetail })}</span>
      ) : null}
      {retryAt && state !== 'problem' ? (
        <span className="block text-small">
          {m('triedAgain')} <RelativeTime at={retryAt} />
        </span>
      ) : null}
    </InlineNotice>
  );
}
