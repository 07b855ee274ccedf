import { queueMail } from '../mail-outbox/service.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { browserWords } from './browser-words.js';
import { lettersIn, type Notice } from './letters.js';
import { findPerson, readOrganisation } from './queries.js';

const told: readonly Notice[] = [
  'person.password_changed',
  'sign_in.new_browser',
  'sign_in.factor_added',
  'sign_in.factor_removed',
  'sign_in.recovery_code_used',
];

/** Tells people by mail what happens to how they sign in, so that they notice what they did not do. */
export function notifyOfSignIn(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-of-sign-in',
    events: told,
    run: async (ctx, event) => {
      const person = await findPerson(ctx, event.subjectId);
      const notice = told.find((one) => one === event.name);
      if (!person || person.suspendedAt || !notice) return;
      const { name, locale } = await readOrganisation(ctx);
      const { userAgent = null, ip = null, left = 0 } = event.data as Partial<Facts>;
      const letter = lettersIn(locale).notices[notice]({
        ...{ organisation: name, page: `${publicBaseUrl}/security`, where: words(userAgent), ip: ip ?? '', left },
      });
      await queueMail(ctx, { to: person.email, ...letter });
    },
  };
}

interface Facts {
  userAgent: string | null;
  ip: string | null;
  left: number;
}

function words(userAgent: string | null): string {
  const { browser, system } = browserWords(userAgent);
  return [browser, system].filter((word) => word !== null).join(', ');
}
