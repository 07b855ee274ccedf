import { mailSecurities } from '@threadline/shared/mail-sync/schema';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { type ImapDraft, usualPort } from './imap-draft.js';

interface ImapFieldsProps {
  draft: ImapDraft;
  change: (changes: Partial<ImapDraft>) => void;
}

/** The servers of a mailbox, and as whom to sign in there. */
export function ImapFields({ draft, change }: ImapFieldsProps) {
  const { t: m } = useTranslation('mailboxes');
  return (
    <>
      <TextField
        label={m('connecting.user')}
        autoComplete="off"
        maxLength={254}
        value={draft.user}
        onChange={(event) => change({ user: event.target.value })}
      />
      <TextField
        label={m('connecting.password')}
        hint={m('connecting.passwordHint')}
        type="password"
        autoComplete="off"
        maxLength={1000}
        value={draft.password}
        onChange={(event) => change({ password: event.target.value })}
      />
      <Server kind="imap" draft={draft} change={change} />
      <Server kind="smtp" draft={draft} change={change} />
    </>
  );
}

function Server({ kind, draft, change }: ImapFieldsProps & { kind: 'imap' | 'smtp' }) {
  const { t: m } = useTranslation('mailboxes');
  const [host, port, security] = [`${kind}Host`, `${kind}Port`, `${kind}Security`] as const;
  const name = m(`connecting.${host}`);
  const hint = kind === 'smtp' ? { hint: m('connecting.smtpHint') } : {};
  return (
    <div className="flex flex-wrap items-start gap-2">
      <TextField
        label={name}
        {...hint}
        className="basis-full"
        maxLength={253}
        value={draft[host]}
        onChange={(event) => change({ [host]: event.target.value })}
      />
      <TextField
        label={m(`connecting.${port}`)}
        className="w-24"
        inputMode="numeric"
        maxLength={5}
        value={draft[port]}
        onChange={(event) => change({ [port]: event.target.value })}
      />
      <SelectField
        label={m('connecting.securityOf', { server: kind.toUpperCase() })}
        className="min-w-40 flex-1"
        value={draft[security]}
        onChange={(chosen) => change({ [security]: chosen, [port]: usualPort[kind][chosen] })}
        options={mailSecurities.map((value) => ({ value, label: m(`connecting.security.${value}`) }))}
      />
    </div>
  );
}
