/** How much a load world holds, over all its organisations. */
export interface LoadSize {
  customers: number;
  /** Mails and logged talks. */
  interactions: number;
  /** Time entries. */
  entries: number;
  seed: number;
}

/** One organisation of the world with its share of everything. */
export interface LoadOrganisation {
  index: number;
  slug: string;
  name: string;
  domain: string;
  timeZone: string;
  people: number;
  customers: number;
  mails: number;
  talks: number;
  entries: number;
}

const slugOfLargest = 'load';
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Europe/London',
  'Asia/Tokyo',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Europe/Paris',
  'Australia/Sydney',
  'America/Sao_Paulo',
];

/** Nine organisations: the first holds a fifth of everything, the others a tenth each. */
export function planOf(size: LoadSize): LoadOrganisation[] {
  return zones.map((timeZone, index) => {
    const share = (whole: number) => Math.max(1, Math.round(whole * (index === 0 ? 0.2 : 0.1)));
    const interactions = share(size.interactions);
    const talks = Math.floor(interactions / 5);
    const entries = share(size.entries);
    const slug = index === 0 ? slugOfLargest : `${slugOfLargest}-${index + 1}`;
    return {
      ...{ index, slug, timeZone, entries, talks },
      name: `Load ${index + 1}`,
      domain: `${slug}.example`,
      // A working person tracks a handful of entries a day, for two years.
      people: Math.min(240, Math.max(8, Math.round(entries / 4000))),
      customers: share(size.customers),
      mails: interactions - talks,
    };
  });
}
