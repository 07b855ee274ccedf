import { writeNote } from '../../../src/notes/service.js';
import { type NoteText, notesFor } from '../work/notes.js';
import type { Calendar } from './calendar.js';
import { type Customer, spread } from './customer.js';
import type { Act } from './script.js';
import type { Stage } from './stage.js';
import { canSay, fill } from './words.js';

/** Internal notes of the customer's owner, who mentions the colleague or the head of the team in some of them. */
export function writeNotes({ calendar, personIds }: Stage, customer: Customer): Act[] {
  const { cast, mate, words, id } = customer;
  const chosen = chooseNotes(customer);
  const days = spread(customer, chosen.length, { from: customer.days - 3, to: 2 });
  return chosen.map(({ body, sensitive = false }, index) => ({
    at: noteTime(calendar, customer, days[index] ?? 2),
    by: cast.owner,
    source: index % 2 === 0 ? ('gmail' as const) : ('desk' as const),
    run: (ctx) => {
      const mentioned = [
        body.includes('@{mate}') ? mate : undefined,
        body.includes('@{lead}') ? ('miriam' as const) : undefined,
      ];
      const mentions = mentioned
        .flatMap((person) => personIds.get(person ?? cast.owner) ?? [])
        .filter((person) => person !== ctx.personId);
      return writeNote(ctx, { customerId: id.get(), body: fill(body, words), sensitive, mentions });
    },
  }));
}

function chooseNotes(customer: Customer): NoteText[] {
  const { cast, chance } = customer;
  const { fitting, everyday } = notesFor(cast.stage);
  const possible = (notes: NoteText[]) =>
    notes.filter(({ body }) => canSay(customer, body) && !speaksToSelf(customer, body));
  return [...chance.some(possible(everyday), chance.between(1, 2)), ...chance.some(possible(fitting), 1)];
}

const speaksToSelf = ({ cast }: Customer, body: string): boolean => cast.owner === 'miriam' && body.includes('@{lead}');

function noteTime(calendar: Calendar, { chance }: Customer, daysAgo: number): Date {
  return calendar.at(daysAgo, 0, chance.between(9 * 60, 17 * 60 + 40));
}
