import type { PortalChange, PortalLanguage } from '@threadline/shared/portal/schema';
import { type Letter, paragraphs } from '../platform/mail/letter.js';

/** Mails to customers' people, without a word of ours: the organisation writes. */
interface Letters {
  signIn(told: { organisation: string; link: string; minutes: number }): Letter;
  invite(told: { organisation: string; company: string; link: string; hours: number }): Letter;
  digest(told: { organisation: string; company: string; news: PortalChange[]; link: string; stop: string }): Letter;
}

const english: Letters = {
  signIn: ({ organisation, link, minutes }) => ({
    subject: `Your link to ${organisation}`,
    body: paragraphs(
      `Open this link in the browser in which you asked for it. It works once, for ${minutes} minutes:`,
      link,
      'If you did not ask for it, ignore this mail: nothing happens.',
    ),
  }),
  invite: ({ organisation, company, link, hours }) => ({
    subject: `${organisation}: everything for ${company} in one place`,
    body: paragraphs(
      `Welcome. ${organisation} shares tasks, conversations and documents with ${company} on a page of your own.`,
      `Open it with this link, which works once within ${hours} hours. Later you ask for a new one on the page itself:`,
      link,
    ),
  }),
  digest: ({ organisation, company, news, link, stop }) => ({
    subject: `${organisation}: what is new for ${company}`,
    body: paragraphs(
      news.map((one) => `- ${englishNews[one.kind](one.title)}`).join('\n'),
      `See it here:\n${link}`,
      `No more of these mails:\n${stop}`,
    ),
  }),
};

const englishNews: Record<PortalChange['kind'], (title: string) => string> = {
  task_shared: (title) => `New task: ${title}`,
  task_done: (title) => `Done: ${title}`,
  message: (title) => `New message: ${title}`,
  document: (title) => `New document: ${title}`,
};

const german: Letters = {
  signIn: ({ organisation, link, minutes }) => ({
    subject: `Ihr Link zu ${organisation}`,
    body: paragraphs(
      `Öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben. Er gilt einmal, ${minutes} Minuten lang:`,
      link,
      'Haben Sie ihn nicht angefordert, dann lassen Sie diese Mail liegen: Es geschieht nichts.',
    ),
  }),
  invite: ({ organisation, company, link, hours }) => ({
    subject: `${organisation}: alles für ${company} an einem Ort`,
    body: paragraphs(
      `Willkommen. ${organisation} teilt Aufgaben, Gespräche und Dokumente mit ${company} auf einer eigenen Seite.`,
      `Öffnen Sie sie mit diesem Link, der einmal innerhalb von ${hours} Stunden gilt. Später fordern Sie auf der Seite ` +
        'selbst einen neuen an:',
      link,
    ),
  }),
  digest: ({ organisation, company, news, link, stop }) => ({
    subject: `${organisation}: Neues für ${company}`,
    body: paragraphs(
      news.map((one) => `- ${germanNews[one.kind](one.title)}`).join('\n'),
      `Hier steht es:\n${link}`,
      `Keine solchen Mails mehr:\n${stop}`,
    ),
  }),
};

const germanNews: Record<PortalChange['kind'], (title: string) => string> = {
  task_shared: (title) => `Neue Aufgabe: ${title}`,
  task_done: (title) => `Erledigt: ${title}`,
  message: (title) => `Neue Nachricht: ${title}`,
  document: (title) => `Neues Dokument: ${title}`,
};

/** The letters in a guest's language. */
export function portalLettersIn(language: PortalLanguage): Letters {
  return language === 'de' ? german : english;
}
