import type { ContactRole } from '@threadline/shared/contacts/choices';
import { type Chance, chanceOf } from '../engine/chance.js';
import type { CastCustomer } from './customer.js';

export interface CastContact {
  name: string;
  first: string;
  title: string;
  role: ContactRole;
  addresses: string[];
  phone: string | null;
}

const firstNames = {
  en: [
    'Amelia',
    'Audrey',
    'Caleb',
    'Celeste',
    'Declan',
    'Elodie',
    'Felix',
    'Greta',
    'Harriet',
    'Idris',
    'Imogen',
    'Isaac',
    'Joanna',
    'Kieran',
    'Leona',
    'Malik',
    'Maren',
    'Nadia',
    'Oscar',
    'Petra',
    'Ravi',
    'Rosalind',
    'Samir',
    'Tabitha',
    'Theo',
    'Una',
    'Victor',
    'Willa',
    'Yusuf',
    'Zara',
  ],
  de: [
    'Anke',
    'Birte',
    'Carsten',
    'Dörte',
    'Elif',
    'Florian',
    'Gesine',
    'Henrik',
    'Ilka',
    'Jannis',
    'Katrin',
    'Lothar',
    'Maike',
    'Nils',
    'Oliver',
    'Ruth',
    'Sabine',
    'Torben',
    'Ulrike',
    'Yannick',
  ],
};

const lastNames = {
  en: [
    'Abernall',
    'Ashgrove',
    'Bellweather',
    'Calloway',
    'Castellan',
    'Darrowby',
    'Eastlake',
    'Fairbourne',
    'Garrick',
    'Halloran',
    'Inglewood',
    'Jessamy',
    'Kirkham',
    'Lathbury',
    'Merrin',
    'Northcote',
    'Okonjo',
    'Pemberly',
    'Quayle',
    'Rasmund',
    'Sandoval',
    'Thackery',
    'Umbridge',
    'Vasquell',
    'Winslade',
    'Yarrow',
  ],
  de: [
    'Ahrendt',
    'Bruckhaus',
    'Dornfeld',
    'Ebersold',
    'Feldkamp',
    'Grünwaldt',
    'Hasselbach',
    'Immenhof',
    'Jessen',
    'Kaltwasser',
    'Lohmann',
    'Marquardsen',
    'Niehaus',
    'Osterkamp',
    'Petersmark',
    'Rosenthaler',
    'Steinhoff',
    'Tiedeke',
    'Wendland',
    'Yıldırım',
  ],
};

const titles = {
  en: {
    champion: 'Operations Manager',
    project_owner: 'Project Lead',
    executive_sponsor: 'Chief Operating Officer',
    billing: 'Accounts Payable',
    end_user: 'Shift Supervisor',
  },
  de: {
    champion: 'Betriebsleitung',
    project_owner: 'Projektleitung',
    executive_sponsor: 'Geschäftsführung',
    billing: 'Buchhaltung',
    end_user: 'Schichtleitung',
  },
};

const inOrder = ['champion', 'billing', 'project_owner', 'executive_sponsor', 'end_user'] as const;

/** Two to five people of a customer, more where the customer is larger. */
export function contactsOf(customer: CastCustomer): CastContact[] {
  const chance = chanceOf(`contacts of ${customer.name}`);
  const least = customer.stage === 'churned' ? 4 : { smb: 2, mid_market: 3, enterprise: 4 }[customer.size];
  const first = chance.some(firstNames[customer.language], 5);
  const last = chance.some(lastNames[customer.language], 5);
  return inOrder.slice(0, chance.between(least, least + 1)).map((role, index) => {
    const names = { first: first[index] ?? '', last: last[4 - index] ?? '' };
    return castContact(customer, { role, ...names }, chance);
  });
}

function castContact(
  customer: CastCustomer,
  { role, first, last }: { role: CastContact['role']; first: string; last: string },
  chance: Chance,
): CastContact {
  const box = plain(`${first}.${last}`);
  const second =
    customer.moreDomains && chance.next() < 0.5 ? customer.moreDomains.map((domain) => `${box}@${domain}`) : [];
  return {
    name: `${first} ${last}`,
    first,
    role,
    title: titles[customer.language][role],
    addresses: [`${box}@${customer.domain}`, ...second],
    phone: chance.next() < 0.6 ? phoneOf(customer, chance) : null,
  };
}

/** Numbers of ranges that are kept free for drama and examples. */
function phoneOf({ currency, language }: CastCustomer, chance: Chance): string {
  if (currency === 'GBP') return `+44 20 7946 0${chance.between(100, 999)}`;
  if (language === 'de') return `+49 30 23125 ${chance.between(100, 999)}`;
  return `+1 (555) 555-01${chance.between(10, 99)}`;
}

const spellings: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };

function plain(name: string): string {
  return name.toLowerCase().replace(/[äöüßı]/g, (letter) => spellings[letter] ?? letter);
}
