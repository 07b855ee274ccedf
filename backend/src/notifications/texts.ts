import { type Letter, letterLanguage, paragraphs } from '../platform/mail/letter.js';

/** What a notification speaks of. No text of a note is among it: notes stay inside the product. */
export interface Told {
  /** Who did it; null for the product itself. */
  actor: string | null;
  customer: string;
  /** Title of the task, where it is one. */
  title: string;
  link: string;
}

interface Letters {
  mention: (told: Told) => Letter;
  assignment: (told: Told) => Letter;
}

const english: Letters = {
  mention: ({ actor, customer, link }) => ({
    subject: `${actor ?? 'Somebody'} mentioned you: ${customer}`,
    body: paragraphs(`${actor ?? 'Somebody'} mentioned you in a note on ${customer}.`, `Read it here:\n${link}`),
  }),
  assignment: ({ actor, customer, title, link }) => ({
    subject: `A task for you: ${title}`,
    body: paragraphs(
      `${actor ?? 'Threadline'} gave you the task “${title}” for ${customer}.`,
      `Open it here:\n${link}`,
    ),
  }),
};

const german: Letters = {
  mention: ({ actor, customer, link }) => ({
    subject: `${actor ?? 'Jemand'} hat Sie erwähnt: ${customer}`,
    body: paragraphs(`${actor ?? 'Jemand'} hat Sie in einer Notiz zu ${customer} erwähnt.`, `Hier steht sie:\n${link}`),
  }),
  assignment: ({ actor, customer, title, link }) => ({
    subject: `Eine Aufgabe für Sie: ${title}`,
    body: paragraphs(
      `${actor ?? 'Threadline'} hat Ihnen die Aufgabe „${title}“ für ${customer} gegeben.`,
      `Hier steht sie:\n${link}`,
    ),
  }),
};

/** The letters in the organisation's language; English where there is no other. */
export function lettersIn(locale: string): Letters {
  return letterLanguage(locale) === 'de' ? german : english;
}
