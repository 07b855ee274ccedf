import type { Stage } from '@threadline/shared/customers/choices';

/** An internal note; `{lead}` in it mentions the head of the team, `{mate}` the colleague on the account. */
export interface NoteText {
  body: string;
  /** Hidden from contractors and read-only people. */
  sensitive?: boolean;
}

const everyday: NoteText[] = [
  { body: '{champion} prefers a short call to a long mail. Best reached before the early shift ends at 14:00.' },
  {
    body: 'Procurement closes on the 20th of each month. Anything that needs a signature should be there by the 15th.',
  },
  {
    body: '@{mate} could you join the next call? They ask about the API, and you have just set up the same thing elsewhere.',
  },
  { body: 'Their fiscal year starts in April. Talk about more seats in February, not in March.' },
  { body: 'Site visit went well. They label every machine by hand; the QR codes would save them an hour per week.' },
];

const byStage: Partial<Record<Stage, NoteText[]>> = {
  onboarding: [
    { body: 'Sold with a promise that single sign-on is live at go-live. @{lead} please keep an eye on it with me.' },
    { body: 'The project lead changed between signature and kick-off. Went through the goals again, nothing is lost.' },
  ],
  growth: [
    {
      body: '{sponsor} mentioned a third site off the record. Not to be brought up before the board has met.',
      sensitive: true,
    },
    { body: 'Good candidate for the reference programme in autumn. Ask once the new site is live.' },
  ],
  renewal: [
    {
      body: 'They have a competing offer, about 18% below ours. @{lead} I would rather give a longer term than a discount.',
      sensitive: true,
    },
    {
      body: '{champion} is our strongest voice there and may take a new job in spring. Build a second contact now.',
      sensitive: true,
    },
  ],
  advocacy: [
    { body: 'Reference calls: at most one per month. Last one went very well, give them a rest until next month.' },
  ],
  churned: [{ body: 'Lost to a decision of the group, not to a competitor. Worth a friendly mail after half a year.' }],
  win_back: [
    {
      body: 'Left because of the price for small sites. The new Starter plan fits. @{lead} may I offer the first month free?',
    },
  ],
};

/** Notes that fit a customer's stage first, then some that fit everybody. */
export function notesFor(stage: Stage): { fitting: NoteText[]; everyday: NoteText[] } {
  return { fitting: byStage[stage] ?? [], everyday };
}
