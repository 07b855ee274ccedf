import type { TeamRole } from '@threadline/shared/kernel/roles';

/** The organisation of the demo world sells a workspace for checklists and shift hand-overs. Nobody here is real. */
export const organisation = { slug: 'demo', name: 'Larkmoor', locale: 'en' } as const;

/** Printed at every start: the demo world is for looking around, and holds nothing to protect. */
export const demoPassword = 'try-threadline-now';

export const people = {
  miriam: { name: 'Miriam Falk', email: 'miriam@demo.test', role: 'owner', title: 'Head of Customer Success' },
  jonas: { name: 'Jonas Reuter', email: 'jonas@demo.test', role: 'admin', title: 'Customer Operations' },
  dana: { name: 'Dana Whitfield', email: 'dana@demo.test', role: 'member', title: 'Customer Success Manager' },
  ben: { name: 'Ben Okafor', email: 'ben@demo.test', role: 'member', title: 'Customer Success Manager' },
  lena: { name: 'Lena Brandt', email: 'lena@demo.test', role: 'member', title: 'Customer Success Manager' },
  tomas: { name: 'Tomás Vidal', email: 'tomas@demo.test', role: 'contractor', title: 'Implementation Consultant' },
  priya: { name: 'Priya Raman', email: 'priya@demo.test', role: 'read_only', title: 'Finance' },
} as const satisfies Record<string, { name: string; email: string; role: TeamRole; title: string }>;

export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as PersonKey[];

/** The ways to sign in to the demo world. */
export const demoSignIns = personKeys.map((key) => ({
  email: people[key].email,
  password: demoPassword,
  role: people[key].role as string,
}));
