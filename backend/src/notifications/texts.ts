/** What a notification speaks of. No text of a note is among it: notes stay inside the product. */
export interface Told {
  /** Who did it; null for the product itself. */
  actor: string | null;
  customer: string;
  /** Title of the task, where it is one. */
  title: string;
  link: string;
}

interface Letter {
  subject: string;
  body: string;
}

interface Letters {
  mention: (told: Told) => Letter;
  assignment: (told: Told) => Letter;
}

const english: Letters = {
  mention: ({ actor, customer, link }) => ({
    subject: `${actor ?? 'Somebody'} mentioned you: ${customer}`,
    body: `${actor ?? 'Somebody'} mentioned you in a note on ${customer}.\n\nRead it here:\n${link}\n`,
  }),
  assignment: ({ actor, customer, title, link }) => ({
    subject: `A task for you: ${title}`,
    body: `${actor ?? 'Threadline'} gave you the task “${title}” for ${customer}.\n\nOpen it here:\n${link}\n`,
  }),
};

const german: Letters = {
  mention: ({ actor, customer, link }) => ({
    subject: `${actor ?? 'Jemand'} hat dich erwähnt: ${customer}`,
    body: `${actor ?? 'Jemand'} hat dich in einer Notiz zu ${customer} erwähnt.\n\nHier kannst du sie lesen:\n${link}\n`,
  }),
  assignment: ({ actor, customer, title, link }) => ({
    subject: `Eine Aufgabe für dich: ${title}`,
    body: `${actor ?? 'Threadline'} hat dir die Aufgabe „${title}“ für ${customer} gegeben.\n\nHier kannst du sie öffnen:\n${link}\n`,
  }),
};

/** The letters in the organisation's language; English where there is no other. */
export function lettersIn(locale: string): Letters {
  return locale.toLowerCase().startsWith('de') ? german : english;
}
