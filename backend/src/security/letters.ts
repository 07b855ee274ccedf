import type { EventName } from '@threadline/shared/kernel/event-names';

interface Letter {
  subject: string;
  body: string;
}

/** What about signing in is told to a person by mail. */
export type Notice =
  | Extract<EventName, 'person.password_changed' | `sign_in.${'new_browser' | 'factor_added' | 'factor_removed'}`>
  | 'sign_in.recovery_code_used';

interface NoticeFacts {
  organisation: string;
  /** The page on which one's own devices stand. */
  page: string;
  /** Browser and system in words; empty where they are not known. */
  where: string;
  ip: string;
  left: number;
}

interface Letters {
  notices: Record<Notice, (facts: NoticeFacts) => Letter>;
  reset(told: { links: { organisation: string; link: string }[]; minutes: number }): Letter;
  /** For those whose organisation lets nobody in with a password. */
  elsewhere(told: { organisations: string[]; page: string }): Letter;
}

const paragraphs = (...texts: string[]): string => `${texts.join('\n\n')}\n`;

const notYou = ({ page }: NoticeFacts) =>
  `If this was not you, end your other sessions and set a new password now: ${page}`;

const english: Letters = {
  notices: {
    'person.password_changed': (facts) => ({
      subject: `Your password at ${facts.organisation} was changed`,
      body: paragraphs(
        `The password with which you sign in to Threadline at ${facts.organisation} was changed. Everything that ` +
          'was signed in with the old one has ended.',
        notYou(facts),
      ),
    }),
    'sign_in.new_browser': (facts) => ({
      subject: 'You signed in from a new browser',
      body: paragraphs(
        `Somebody signed in to Threadline at ${facts.organisation} as you, from a browser that you had not used ` +
          `before${facts.where ? `: ${facts.where}` : ''}${facts.ip ? ` (${facts.ip})` : ''}.`,
        'If it was you, there is nothing to do.',
        notYou(facts),
      ),
    }),
    'sign_in.factor_added': (facts) => ({
      subject: 'An authenticator app was set up for you',
      body: paragraphs(
        'From now on a code of your authenticator app is asked for when you sign in to Threadline at ' +
          `${facts.organisation}.`,
        notYou(facts),
      ),
    }),
    'sign_in.factor_removed': (facts) => ({
      subject: 'Your second factor was removed',
      body: paragraphs(
        `Threadline at ${facts.organisation} no longer asks for a code of your authenticator app when you sign in.`,
        notYou(facts),
      ),
    }),
    'sign_in.recovery_code_used': (facts) => ({
      subject: 'One of your recovery codes was used',
      body: paragraphs(
        `Somebody signed in to Threadline at ${facts.organisation} as you with a recovery code. You have ` +
          `${facts.left} left.`,
        notYou(facts),
      ),
    }),
  },
  reset: ({ links, minutes }) => ({
    subject: 'Set a new password for Threadline',
    body: paragraphs(
      `Somebody, probably you, asked for a new password. The link works once, for ${minutes} minutes:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'If you did not ask for it, ignore this mail: nothing has changed.',
    ),
  }),
  elsewhere: ({ organisations, page }) => ({
    subject: 'How you sign in to Threadline',
    body: paragraphs(
      `Somebody, probably you, asked for a new password. ${organisations.join(' and ')} lets its people sign in ` +
        'with their Google or Microsoft account, so there is no password to set.',
      `Sign in there: ${page}`,
      'If you did not ask for it, ignore this mail: nothing has changed.',
    ),
  }),
};

const waren = ({ page }: NoticeFacts) =>
  `Waren Sie das nicht, dann beenden Sie jetzt Ihre anderen Sitzungen und setzen Sie ein neues Passwort: ${page}`;

const german: Letters = {
  notices: {
    'person.password_changed': (facts) => ({
      subject: `Ihr Passwort bei ${facts.organisation} wurde geändert`,
      body: paragraphs(
        `Das Passwort, mit dem Sie sich bei Threadline von ${facts.organisation} anmelden, wurde geändert. Alles, ` +
          'was mit dem alten angemeldet war, ist beendet.',
        waren(facts),
      ),
    }),
    'sign_in.new_browser': (facts) => ({
      subject: 'Sie haben sich in einem neuen Browser angemeldet',
      body: paragraphs(
        `Jemand hat sich bei Threadline von ${facts.organisation} mit Ihrem Zugang angemeldet, in einem Browser, ` +
          `den Sie vorher nicht benutzt haben${facts.where ? `: ${facts.where}` : ''}${facts.ip ? ` (${facts.ip})` : ''}.`,
        'Waren Sie es, dann ist nichts zu tun.',
        waren(facts),
      ),
    }),
    'sign_in.factor_added': (facts) => ({
      subject: 'Für Sie wurde eine Authenticator-App eingerichtet',
      body: paragraphs(
        `Ab jetzt wird bei der Anmeldung bei Threadline von ${facts.organisation} ein Code Ihrer ` +
          'Authenticator-App verlangt.',
        waren(facts),
      ),
    }),
    'sign_in.factor_removed': (facts) => ({
      subject: 'Ihr zweiter Faktor wurde entfernt',
      body: paragraphs(
        `Threadline von ${facts.organisation} verlangt bei Ihrer Anmeldung keinen Code der Authenticator-App mehr.`,
        waren(facts),
      ),
    }),
    'sign_in.recovery_code_used': (facts) => ({
      subject: 'Einer Ihrer Wiederherstellungscodes wurde benutzt',
      body: paragraphs(
        `Jemand hat sich bei Threadline von ${facts.organisation} mit einem Ihrer Wiederherstellungscodes ` +
          `angemeldet. Es bleiben ${facts.left}.`,
        waren(facts),
      ),
    }),
  },
  reset: ({ links, minutes }) => ({
    subject: 'Neues Passwort für Threadline',
    body: paragraphs(
      `Jemand, wahrscheinlich Sie, hat ein neues Passwort verlangt. Der Link gilt einmal, ${minutes} Minuten lang:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'Haben Sie ihn nicht verlangt, dann lassen Sie diese Mail liegen: Es hat sich nichts geändert.',
    ),
  }),
  elsewhere: ({ organisations, page }) => ({
    subject: 'So melden Sie sich bei Threadline an',
    body: paragraphs(
      `Jemand, wahrscheinlich Sie, hat ein neues Passwort verlangt. Bei ${organisations.join(' und ')} meldet ` +
        'man sich mit dem Google- oder Microsoft-Konto an; ein Passwort gibt es dort nicht.',
      `Melden Sie sich dort an: ${page}`,
      'Haben Sie es nicht verlangt, dann lassen Sie diese Mail liegen: Es hat sich nichts geändert.',
    ),
  }),
};

/** The letters in a language; English for those that there are none in. */
export const lettersIn = (locale: string): Letters => (locale.startsWith('de') ? german : english);
