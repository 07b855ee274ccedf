type Writer = 'carrier' | 'packer' | 'dana';

interface DatedLetter {
  from: Writer;
  to: Writer;
  workdaysAgo: number;
  hour: number;
  minute: number;
  text: string;
}

/** A carrier and its supplier, both customers, start something together. */
export const jointPilot: { subject: string; letters: DatedLetter[] } = {
  subject: 'Joint pilot: damaged cartons at inbound',
  letters: [
    {
      ...{ from: 'carrier', to: 'dana', workdaysAgo: 8, hour: 10, minute: 12 },
      text: `We had 212 damaged cartons at inbound last month, most of them from Ironleaf, who are also your customer as we found out over lunch.

Could both sides use one checklist, so that a photo taken at our dock reaches their packing line the same hour?`,
    },
    {
      ...{ from: 'packer', to: 'carrier', workdaysAgo: 8, hour: 13, minute: 40 },
      text: `Happy to be part of this. On our side line 3 packs nearly everything that goes to you. If we see the \
pictures on the same day, we can tell whether it is the carton or the pallet.`,
    },
    {
      ...{ from: 'dana', to: 'carrier', workdaysAgo: 7, hour: 9, minute: 5 },
      text: `What a good idea, and yes, it can be done: a shared checklist is kept in one account, and people of the \
other company are invited to this one checklist only. Neither side sees anything else of the other.

I suggest a pilot of three weeks:
- Alderbrook records damaged cartons at two docks, with a photo
- Ironleaf gets them in the morning round of line 3
- we meet every Friday for fifteen minutes`,
    },
    {
      ...{ from: 'carrier', to: 'dana', workdaysAgo: 6, hour: 16, minute: 31 },
      text: `Three weeks is right. Docks 2 and 7, please, those are the busy ones.`,
    },
    {
      ...{ from: 'packer', to: 'dana', workdaysAgo: 5, hour: 8, minute: 18 },
      text: `Agreed from our side as well. Who sets up the checklist, and may we write the questions together? Ours \
tend to be longer than people have patience for.`,
    },
    {
      ...{ from: 'dana', to: 'packer', workdaysAgo: 4, hour: 11, minute: 26 },
      text: `I have set up a draft with six questions, three of them only when the carton is really broken. Ben from \
our team, in copy, will join on Friday because he knows the photo settings best.

Please both have a look and cross out whatever is not needed.`,
    },
    {
      ...{ from: 'carrier', to: 'dana', workdaysAgo: 1, hour: 14, minute: 52 },
      text: `Crossed out one question, added none. We start on Monday with the early shift.`,
    },
  ],
};
