import type { TeamRole } from '@threadline/shared/kernel/roles';

interface Invited {
  organisation: string;
  inviter: string;
  role: TeamRole;
  link: string;
  hours: number;
}

interface Letters {
  invitation(told: Invited): { subject: string; body: string };
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
};

const englishRoles: Record<TeamRole, string> = {
  owner: 'an owner, who may do everything',
  admin: 'an admin, who manages people, customers and settings',
  member: 'a member, who works with the customers given to them',
  contractor: 'a contractor, who works on the tasks given to them',
  read_only: 'a reader, who sees everything and changes nothing',
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
};

const germanRoles: Record<TeamRole, string> = {
  owner: 'Inhaber:in mit allen Rechten',
  admin: 'Admin für Personen, Kunden und Einstellungen',
  member: 'Mitglied für die zugewiesenen Kunden',
  contractor: 'freie Kraft für die zugewiesenen Aufgaben',
  read_only: 'Lesende:r, ohne etwas zu ändern',
};

/** The letters in the organisation's language; English where there is no other. */
export function teamLettersIn(locale: string): Letters {
  return locale.toLowerCase().startsWith('de') ? german : english;
}

function paragraphs(...texts: string[]): string {
  return `${texts.join('\n\n')}\n`;
}
