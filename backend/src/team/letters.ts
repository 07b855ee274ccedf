import type { TeamRole } from '@threadline/shared/kernel/roles';
import { type HandedKind, handedKinds } from '@threadline/shared/team/holding';
import { type Letter, letterLanguage, paragraphs } from '../platform/mail/letter.js';

interface Invited {
  organisation: string;
  inviter: string;
  role: TeamRole;
  link: string;
  hours: number;
}

interface HandedOver {
  /** Who hands over, and who decided it; null for the product itself. */
  person: string;
  actor: string | null;
  counts: Partial<Record<HandedKind, number>>;
  link: string;
}

interface Letters {
  invitation(told: Invited): Letter;
  handover(told: HandedOver): Letter;
}

const english: Letters = {
  invitation: ({ organisation, inviter, role, link, hours }) => ({
    subject: `${inviter} invites you to ${organisation} on Threadline`,
    body: paragraphs(
      `${inviter} invites you to work with ${organisation} on Threadline, as ${englishRoles[role]}.`,
      `Open this link to choose a password. It works once, for ${hours} hours:`,
      link,
      'If you did not expect this mail, ignore it: nothing happens.',
    ),
  }),
  handover: ({ person, actor, counts, link }) => ({
    subject: `You take over from ${person}`,
    body: paragraphs(
      `${actor ?? 'Threadline'} gave you what ${person} held:`,
      listed(counts, englishWork),
      `It waits for you here:\n${link}`,
    ),
  }),
};

const englishWork: Record<HandedKind, (count: number) => string> = {
  customers: (count) =>
    count === 1 ? '1 customer, whose owner you are now' : `${count} customers, whose owner you are now`,
  tasks: (count) => (count === 1 ? '1 task' : `${count} tasks`),
  followUps: (count) => (count === 1 ? '1 follow-up' : `${count} follow-ups`),
  approvals: (count) =>
    count === 1 ? 'the approval of one person’s hours' : `the approval of ${count} people’s hours`,
};

const englishRoles: Record<TeamRole, string> = {
  owner: 'an owner, who may do everything',
  admin: 'an admin, who manages people, customers and settings',
  member: 'a member, who works with the customers given to them',
  contractor: 'a contractor, who works on the tasks given to them',
  read_only: 'read-only: you see everything and change nothing',
};

const german: Letters = {
  invitation: ({ organisation, inviter, role, link, hours }) => ({
    subject: `${inviter} lädt Sie zu ${organisation} auf Threadline ein`,
    body: paragraphs(
      `${inviter} lädt Sie ein, mit ${organisation} auf Threadline zu arbeiten, als ${germanRoles[role]}.`,
      `Öffnen Sie diesen Link und wählen Sie ein Passwort. Er gilt einmal, ${hours} Stunden lang:`,
      link,
      'Haben Sie diese Mail nicht erwartet, dann lassen Sie sie liegen: Es geschieht nichts.',
    ),
  }),
  handover: ({ person, actor, counts, link }) => ({
    subject: `Sie übernehmen von ${person}`,
    body: paragraphs(
      `${actor ?? 'Threadline'} hat Ihnen übergeben, was bei ${person} lag:`,
      listed(counts, germanWork),
      `Hier finden Sie es:\n${link}`,
    ),
  }),
};

const germanWork: Record<HandedKind, (count: number) => string> = {
  customers: (count) => `${count} Kunden, für die Sie jetzt zuständig sind`,
  tasks: (count) => (count === 1 ? '1 Aufgabe' : `${count} Aufgaben`),
  followUps: (count) => (count === 1 ? '1 Wiedervorlage' : `${count} Wiedervorlagen`),
  approvals: (count) => `die Freigabe der Stunden von ${count} ${count === 1 ? 'Person' : 'Personen'}`,
};

const germanRoles: Record<TeamRole, string> = {
  owner: 'Inhaber mit allen Rechten',
  admin: 'Admin für Personen, Kunden und Einstellungen',
  member: 'Mitglied für die zugewiesenen Kunden',
  contractor: 'extern, für die zugewiesenen Aufgaben',
  read_only: '„Nur Lesen“, ohne etwas zu ändern',
};

/** The letters in the organisation's language; English where there is no other. */
export function teamLettersIn(locale: string): Letters {
  return letterLanguage(locale) === 'de' ? german : english;
}

function listed(counts: HandedOver['counts'], words: Record<HandedKind, (count: number) => string>): string {
  const lines = handedKinds.flatMap((kind) => (counts[kind] ? [`- ${words[kind](counts[kind])}`] : []));
  return lines.join('\n');
}
