import type { Stage } from '@threadline/shared/customers/choices';

/** Something to be done for a customer. */
export interface TaskText {
  title: string;
  body?: string;
  /** Shown to the customer as well. */
  shared?: boolean;
  /** Work for the consultant, where one is on the account. */
  consultant?: boolean;
}

const everyday: TaskText[] = [
  { title: 'Send the monthly usage report', body: 'With the comparison between sites that {champion} asked for.' },
  { title: 'Update the stakeholder list' },
  { title: 'Replace paper labels by QR codes at {site}', shared: true, consultant: true },
  { title: 'Prepare the slides for the quarterly review' },
  { title: 'Name a lead for every site', shared: true },
  { title: 'Clean up checklists that nobody has used for 90 days', consultant: true },
];

const byStage: Partial<Record<Stage, TaskText[]>> = {
  onboarding: [
    {
      title: 'Import existing checklists',
      body: 'Three layouts, mapping is in the shared folder.',
      shared: true,
      consultant: true,
    },
    { title: 'Set up single sign-on with their IT', shared: true, consultant: true },
    { title: 'Enrol the tablets for {site}', shared: true },
    { title: 'Book training for the night shift' },
  ],
  growth: [
    { title: 'Write the proposal for the second site', body: 'Same price per seat, start with the early shift.' },
    { title: 'Set up the nightly export to their reporting', shared: true, consultant: true },
  ],
  renewal: [
    { title: 'Prepare the one-page proof of value', body: 'Hand-over time, missed steps, audit result.' },
    { title: 'Send the renewal quote over 24 months', shared: true },
    { title: 'Find a second contact besides {champion}' },
  ],
  advocacy: [{ title: 'Write the case study with {champion}', shared: true }],
  churned: [{ title: 'Deliver the final data export', shared: true }],
  win_back: [{ title: 'Restore the archived checklists', consultant: true }, { title: 'Send the quote for 20 people' }],
};

/** Tasks that fit a customer's stage first, then some that fit everybody. */
export function tasksFor(stage: Stage): { fitting: TaskText[]; everyday: TaskText[] } {
  return { fitting: byStage[stage] ?? [], everyday };
}
