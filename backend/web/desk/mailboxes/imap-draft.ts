import type { ConnectImap, MailServer } from '@threadline/shared/mail-sync/schema';

type Security = MailServer['security'];

/** What somebody types to connect a mailbox by its servers. */
export interface ImapDraft {
  imapHost: string;
  imapPort: string;
  imapSecurity: Security;
  smtpHost: string;
  smtpPort: string;
  smtpSecurity: Security;
  user: string;
  password: string;
}

/** The port that a kind of server usually has with that encryption. */
export const usualPort = { imap: { tls: '993', starttls: '143' }, smtp: { tls: '465', starttls: '587' } } as const;

/** The account that the fields describe; without a second server it is only read. */
export function accountOf(draft: ImapDraft): Pick<ConnectImap, 'imap' | 'smtp' | 'signIn'> {
  const { imapHost, imapPort, imapSecurity, smtpHost, smtpPort, smtpSecurity, user, password } = draft;
  return {
    imap: { host: imapHost.trim(), port: Number(imapPort), security: imapSecurity },
    smtp: smtpHost.trim() === '' ? null : { host: smtpHost.trim(), port: Number(smtpPort), security: smtpSecurity },
    signIn: { method: 'password', user: user.trim(), password },
  };
}
