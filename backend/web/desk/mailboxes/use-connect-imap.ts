import { useApiClient } from '@threadline/shared/api';
import type { Connection, ImapTest, TestImap } from '@threadline/shared/mail-sync/schema';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { guessServers } from './guess-servers.js';
import { accountOf, type ImapDraft } from './imap-draft.js';

interface Connecting {
  mailbox: Mailbox;
  connection: Connection | null;
  backFillFrom: string | null;
  onDone: () => void;
}

/** Tries the servers with what was typed, says which one refuses and why, and connects when both are content. */
export function useConnectImap({ mailbox, connection, backFillFrom, onDone }: Connecting) {
  const { t: m } = useTranslation('mailboxes');
  const client = useApiClient();
  const write = useWrite();
  const [draft, setDraft] = useState<ImapDraft>(() => firstDraft(mailbox, connection));
  const [problem, setProblem] = useState<string | null>(null);
  const change = (changes: Partial<ImapDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const account: TestImap = { mailboxId: mailbox.id, ...accountOf(draft) };
  const submit = useSubmit({
    send: async () => {
      setProblem(null);
      const tried = await client.mailSync.testImap.mutate(account).catch(() => null);
      const why = tried && sentenceOf(tried);
      if (why) {
        setProblem(why);
        return null;
      }
      return write({
        send: (api, options) => api.mailSync.connectImap.mutate({ ...account, backFillFrom }, options),
        touches: { about: 'mailbox' },
        done: m('connecting.connected', { address: mailbox.address }),
        quiet: true,
      });
    },
    onDone,
  });
  const sentenceOf = ({ server, problem: found, detail }: ImapTest): string | null => {
    if (!found) return null;
    const words = detail && m('connecting.inDetail', { words: detail });
    const why = [m(`problems.${found}`), words].filter(Boolean).join(' ');
    return m(server === 'smtp' ? 'connecting.smtpRefused' : 'connecting.imapRefused', { why });
  };
  const complete = draft.imapHost.trim() !== '' && draft.user.trim() !== '' && draft.password !== '';
  return { ...submit, draft, change, complete, refusal: problem ?? submit.refusal };
}

function firstDraft({ address }: Mailbox, connection: Connection | null): ImapDraft {
  const guessed = guessServers(address);
  return {
    imapHost: connection?.server ?? guessed.imapHost,
    imapPort: '993',
    imapSecurity: 'tls',
    smtpHost: guessed.smtpHost,
    smtpPort: '465',
    smtpSecurity: 'tls',
    user: connection?.user ?? address,
    password: '',
  };
}
