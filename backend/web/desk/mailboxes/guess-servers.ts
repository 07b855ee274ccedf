export interface GuessedServers {
  imapHost: string;
  smtpHost: string;
}

/** Hosts of those with many mailboxes, which are called otherwise than by the rule. */
const known: Readonly<Record<string, GuessedServers>> = {
  'gmail.com': { imapHost: 'imap.gmail.com', smtpHost: 'smtp.gmail.com' },
  'googlemail.com': { imapHost: 'imap.gmail.com', smtpHost: 'smtp.gmail.com' },
  'outlook.com': { imapHost: 'outlook.office365.com', smtpHost: 'smtp-mail.outlook.com' },
  'hotmail.com': { imapHost: 'outlook.office365.com', smtpHost: 'smtp-mail.outlook.com' },
  'icloud.com': { imapHost: 'imap.mail.me.com', smtpHost: 'smtp.mail.me.com' },
  'yahoo.com': { imapHost: 'imap.mail.yahoo.com', smtpHost: 'smtp.mail.yahoo.com' },
  'gmx.de': { imapHost: 'imap.gmx.net', smtpHost: 'mail.gmx.net' },
  'gmx.net': { imapHost: 'imap.gmx.net', smtpHost: 'mail.gmx.net' },
  'web.de': { imapHost: 'imap.web.de', smtpHost: 'smtp.web.de' },
  't-online.de': { imapHost: 'secureimap.t-online.de', smtpHost: 'securesmtp.t-online.de' },
};

/** What the servers of an address are most likely called. */
export function guessServers(address: string): GuessedServers {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return known[domain] ?? { imapHost: `imap.${domain}`, smtpHost: `smtp.${domain}` };
}
