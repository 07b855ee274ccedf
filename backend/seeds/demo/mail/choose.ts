import type { Customer } from '../engine/customer.js';
import { canSay, contactOf } from '../engine/words.js';
import { businessMail } from './business.js';
import type { Conversation } from './conversation.js';
import { germanFarewell, germanMail } from './german.js';
import { onboardingMail } from './onboarding.js';
import { productMail } from './product.js';
import { comebackMail, farewellMail, trustMail } from './trust.js';

const renewalSubject = /^(Renewal|Verlängerung)/;

/** The threads that were written with a customer, the earliest first. */
export function conversationsOf(customer: Customer): Conversation[] {
  const { cast, chance } = customer;
  const count = { smb: 2, mid_market: 2, enterprise: 3 }[cast.size];
  const possible = poolOf(customer).filter((conversation) => isPossible(customer, conversation));
  const last = lastOf(customer)
    .filter((conversation) => isPossible(customer, conversation))
    .slice(-1);
  const others = possible.filter(({ subject }) => !renewalSubject.test(subject));
  return [...chance.some(others, count - last.length), ...last];
}

function poolOf({ cast }: Customer): Conversation[] {
  if (cast.language === 'de') return cast.stage === 'onboarding' ? germanMail.slice(0, 5) : germanMail.slice(1);
  if (cast.stage === 'onboarding') return onboardingMail;
  return [
    ...productMail,
    ...trustMail,
    ...businessMail.filter(({ subject }) => cast.stage === 'advocacy' || !subject.startsWith('Would')),
  ];
}

/** What the story comes to at its end, if that is fixed by the customer's stage. */
function lastOf({ cast }: Customer): Conversation[] {
  const german = cast.language === 'de';
  if (cast.stage === 'churned') return german ? germanFarewell : farewellMail;
  if (cast.stage === 'win_back') return comebackMail;
  if (cast.stage === 'advocacy' && !german) return businessMail.filter(({ subject }) => subject.startsWith('Would'));
  const renewal = (german ? germanMail : businessMail).filter(({ subject }) => renewalSubject.test(subject));
  return cast.stage === 'renewal' ? renewal : [];
}

function isPossible(customer: Customer, { letters }: Conversation): boolean {
  return letters.every(({ from, text }) => {
    const speaks = from === 'us' || from === 'colleague' || contactOf(customer, from);
    return Boolean(speaks) && canSay(customer, text);
  });
}
