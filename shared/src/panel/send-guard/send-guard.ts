import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { guardTexts, reasonsOf } from '../../i18n/send-guard-texts.js';
import { chooseLanguage } from '../../i18n/setup.js';
import type { SendGuard as Guard, LeavingMail } from '../../mail-host/port.js';
import { type Panel, usePanel, usePermission } from '../panel-context.js';
import { hostThreadOf } from '../thread-link/context-input.js';

const most = { recipients: 500, characters: 200_000, subject: 998 };

/** Has the mail client ask before a mail leaves, as long as somebody who may ask is signed in. Shows nothing itself. */
export default function SendGuard(): null {
  const panel = usePanel();
  const { i18n } = useTranslation('panel');
  const { host, api } = panel;
  const may = usePermission('mail.guard');
  useEffect(() => {
    if (!may) return;
    host.guardSends(guardOf({ host, api }, i18n.language));
    return () => host.guardSends(null);
  }, [host, api, may, i18n.language]);
  return null;
}

function guardOf({ host, api }: Pick<Panel, 'host' | 'api'>, language: string): Guard {
  const texts = guardTexts[chooseLanguage(language)];
  const { heading, unchecked, send, back } = texts;
  return {
    words: { heading, unchecked, send, back },
    check: async (mail) => reasonsOf((await api.sendGuard.check.query(asked(mail, host.kind))).warnings, texts),
  };
}

function asked({ mailbox, thread, recipients, subject, text }: LeavingMail, kind: Panel['host']['kind']) {
  return {
    mailbox,
    ...(thread ? { thread: hostThreadOf(thread, kind) } : {}),
    recipients: recipients
      .filter(({ address }) => address.includes('@'))
      .slice(0, most.recipients)
      .map(({ address }) => ({ address })),
    subject: subject.slice(0, most.subject),
    text: text.slice(0, most.characters),
  };
}
