import { useApiClient } from '@threadline/shared/api';
import { guardTexts, reasonsOf } from '@threadline/shared/i18n/send-guard-texts';
import { chooseLanguage } from '@threadline/shared/i18n/setup';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import type { OutgoingMail } from '@threadline/shared/send-guard/schema';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { SendQuestion } from './send-question.js';

const longestWaitMilliseconds = 6_000;

export interface SendGuard {
  /** Why to look once more at a saved mail, a sentence each; none where it is clean, or nobody may be warned. */
  reasonsAgainst: (draft: MailDraft) => Promise<readonly string[]>;
  /** Asks the writer; whether they insist. */
  ask: (reasons: readonly string[]) => Promise<boolean>;
  checking: boolean;
  /** The question to the writer, while there is one. */
  question: ReactNode;
}

/** Looks at a mail before it goes out, as the mail clients do; where nobody can be asked, its writer decides. */
export function useSendGuard(): SendGuard {
  const { i18n } = useTranslation('writing');
  const client = useApiClient();
  const may = useMay('mail.guard');
  const texts = guardTexts[chooseLanguage(i18n.language)];
  const [checking, setChecking] = useState(false);
  const [reasons, setReasons] = useState<readonly string[] | null>(null);
  const answer = useRef<(goes: boolean) => void>(() => undefined);
  const reasonsAgainst = useCallback(
    async (draft: MailDraft) => {
      const mail = asked(draft);
      if (!may || !mail) return [];
      setChecking(true);
      const found = await client.sendGuard.check
        .query(mail, { signal: AbortSignal.timeout(longestWaitMilliseconds) })
        .then(({ warnings }) => reasonsOf(warnings, texts))
        .catch(() => [texts.unchecked]);
      setChecking(false);
      return found;
    },
    [client, may, texts],
  );
  const ask = useCallback((found: readonly string[]) => {
    setReasons(found);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const onAnswer = (goes: boolean) => {
    setReasons(null);
    answer.current(goes);
  };
  const question = <SendQuestion reasons={reasons} words={texts} onAnswer={onAnswer} />;
  return { reasonsAgainst, ask, checking, question };
}

/** Null for a mail without a mailbox, which goes nowhere. */
function asked({ mailbox, threadId, customerId, to, cc, bcc, subject, body }: MailDraft): OutgoingMail | null {
  if (!mailbox) return null;
  return {
    mailbox: mailbox.address,
    recipients: [...to, ...cc, ...bcc].map(({ address }) => ({ address })),
    ...{ subject, text: body },
    ...(threadId ? { threadId } : {}),
    ...(customerId ? { customerId } : {}),
  };
}
