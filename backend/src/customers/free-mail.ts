import providers from 'email-providers/all.json' with { type: 'json' };

/** Providers that the list leaves out although anybody can have an address there. */
const others = [
  'fastmail.com',
  'fastmail.fm',
  'mailbox.org',
  'posteo.de',
  'posteo.net',
  'tutanota.com',
  'tuta.com',
  'pm.me',
];

const freeMail = new Set([...providers, ...others]);

/** Whether anybody can have an address at the domain, so that it tells nothing about a company. */
export const isFreeMail = (domain: string): boolean => freeMail.has(domain);
