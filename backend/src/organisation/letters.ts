import { type Letter, letterLanguage, paragraphs } from '../platform/mail/letter.js';

interface Removal {
  organisation: string;
  /** The person who deleted it; null for the command line. */
  actor: string | null;
  day: string;
  link: string;
}

interface Owning {
  organisation: string;
  /** Who decided it; null for the command line, or where it is the person themself. */
  actor: string | null;
  link: string;
}

/** What somebody is told who owns the organisation from now on, in the organisation's language. */
export const ownerLetter = (locale: string, owning: Owning): Letter => owners[letterLanguage(locale)](owning);

/** What somebody is told who owns it no longer. */
export const formerOwnerLetter = (locale: string, owning: Owning): Letter => formers[letterLanguage(locale)](owning);

/** The mail by which an owner takes the deletion of the organisation back, in the organisation's language. */
export const removalLetter = (locale: string, removal: Removal): Letter => letters[letterLanguage(locale)](removal);

const letters = {
  en: ({ organisation, actor, day, link }: Removal): Letter => ({
    subject: `${organisation} is being deleted from Threadline`,
    body: paragraphs(
      `${actor ?? 'The person who runs Threadline'} has deleted ${organisation}. Nobody can sign in any more.`,
      `On ${day} everything of it will be deleted for good: customers, mail, files and people.`,
      `Until then every owner can take that back. Open this link and press the button:\n${link}`,
      'If that is what you want, there is nothing to do.',
    ),
  }),
  de: ({ organisation, actor, day, link }: Removal): Letter => ({
    subject: `${organisation} wird aus Threadline gelöscht`,
    body: paragraphs(
      `${actor ?? 'Wer Threadline betreibt,'} hat ${organisation} gelöscht. Niemand kann sich mehr anmelden.`,
      `Am ${day} wird alles davon endgültig gelöscht: Kunden, Mails, Dateien und Personen.`,
      `Bis dahin kann jede Person mit der Rolle Inhaber das zurücknehmen. Öffnen Sie diesen Link und drücken Sie den Knopf:\n${link}`,
      'Wenn das so gewollt ist, müssen Sie nichts tun.',
    ),
  }),
};

const owners = {
  en: ({ organisation, actor, link }: Owning): Letter => ({
    subject: `You own ${organisation} on Threadline now`,
    body: paragraphs(
      `${actor ?? 'The person who runs Threadline'} has made you an owner of ${organisation}.`,
      'You may do everything there: manage its people, its security and its settings, hand it over, and delete it.',
      `This is where you find it:\n${link}`,
    ),
  }),
  de: ({ organisation, actor, link }: Owning): Letter => ({
    subject: `${organisation} gehört in Threadline jetzt Ihnen`,
    body: paragraphs(
      `${actor ?? 'Wer Threadline betreibt,'} hat Ihnen in ${organisation} die Rolle Inhaber gegeben.`,
      'Sie dürfen dort alles: Personen, Sicherheit und Einstellungen verwalten, die Organisation übergeben und löschen.',
      `Hier finden Sie sie:\n${link}`,
    ),
  }),
};

const formers = {
  en: ({ organisation, actor, link }: Owning): Letter => ({
    subject: `You no longer own ${organisation} on Threadline`,
    body: paragraphs(
      actor
        ? `${actor} has taken the role of an owner of ${organisation} from you.`
        : `${organisation} was handed over.`,
      'You keep your account there, with another role. Only an owner can make you one again.',
      `If you did not expect this, speak to an owner now, and look at where you are signed in:\n${link}`,
    ),
  }),
  de: ({ organisation, actor, link }: Owning): Letter => ({
    subject: `${organisation} gehört in Threadline nicht mehr Ihnen`,
    body: paragraphs(
      actor ? `${actor} hat Ihnen in ${organisation} die Rolle Inhaber genommen.` : `${organisation} wurde übergeben.`,
      'Ihr Konto dort bleibt, mit einer anderen Rolle. Nur wer die Rolle Inhaber hat, kann sie Ihnen wieder geben.',
      `Wenn Sie das nicht erwartet haben, sprechen Sie sofort mit dem Inhaber und sehen Sie nach, wo Sie angemeldet sind:\n${link}`,
    ),
  }),
};
