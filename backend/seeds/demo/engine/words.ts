import type { CastContact } from '../cast/contacts.js';
import { people } from '../cast/people.js';
import type { Voice } from '../mail/conversation.js';
import type { Calendar } from './calendar.js';
import { chanceOf } from './chance.js';
import type { Customer } from './customer.js';

const roleOfVoice = {
  champion: 'champion',
  project: 'project_owner',
  sponsor: 'executive_sponsor',
  billing: 'billing',
  user: 'end_user',
} as const satisfies Record<Exclude<Voice, 'us' | 'colleague'>, CastContact['role']>;

type TheirVoice = keyof typeof roleOfVoice;

/** The customer's person who speaks with a voice. */
export function contactOf({ contacts }: Customer, voice: TheirVoice): CastContact | undefined {
  return contacts.find(({ role }) => role === roleOfVoice[voice]);
}

/** Whether every person whom the text speaks of is there. */
export function canSay(customer: Customer, text: string): boolean {
  if (text.includes('{mate}') && !customer.mate) return false;
  const voices = ['project', 'sponsor', 'billing', 'user'] as const;
  return voices.every((voice) => !text.includes(`{${voice}}`) || contactOf(customer, voice));
}

/** The text with every word in braces filled in. */
export function fill(text: string, words: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`Nothing is known to fill {${name}} with.`);
    return word;
  });
}

const sites = {
  en: ['the north site', 'Dock 4', 'the Harbour Road site', 'Building C', 'the second hall', 'the west depot'],
  de: ['Werk Nord', 'Halle 4', 'Standort Süd', 'Lager West', 'Halle 2', 'Betriebshof Ost'],
};

/** What stands for the words in braces with this customer. The same customer always gets the same words. */
export function wordsOf(customer: Customer, calendar: Calendar): Record<string, string> {
  const { cast, mate, contacts } = customer;
  const chance = chanceOf(`words of ${cast.name}`);
  const locale = { en: 'en-GB', de: 'de-DE' }[cast.language];
  const seats = chance.between(8, 60) * (cast.size === 'smb' ? 1 : 5);
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency: cast.currency });
  const renewal = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const voices = Object.keys(roleOfVoice) as TheirVoice[];
  const names = voices.map((voice) => [
    voice,
    (contactOf(customer, voice) ?? contacts[0])?.[cast.language === 'de' ? 'name' : 'first'] ?? '',
  ]);
  return {
    ...Object.fromEntries(names),
    company: cast.name,
    useCase: cast.useCase.toLowerCase(),
    us: people[cast.owner].name,
    mate: mate ? people[mate].name : '',
    lead: people.miriam.name,
    seats: String(seats),
    used: String(Math.round(seats * 0.88)),
    more: String(chance.between(2, 9) * 5),
    amount: amount.format((cast.arr * 1000) / 4),
    invoice: `LM-${chance.between(20_100, 28_900)}`,
    order: `45${chance.between(10_000, 99_999)}`,
    renewal: renewal.format(new Date(`${calendar.day(cast.renewsIn)}T12:00:00Z`)),
    site: chance.pick(sites[cast.language]),
    retention: '24 months',
  };
}
