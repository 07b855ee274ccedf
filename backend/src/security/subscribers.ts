import { queueMail } from '../mail-outbox/service.js';
import { nameOfClient } from '../platform/auth/clients.js';
import { organisationOf } from '../platform/auth/organisation-of.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import { browserWords } from './browser-words.js';
import type { Notice, NoticeFacts } from './letters/kinds.js';
import { lettersIn } from './letters.js';
import { findDevice, findPerson } from './queries.js';

const told: readonly Notice[] = [
  'person.password_changed',
  'person.passkey_added',
  'person.identity_linked',
  'api_key.created',
  'extension.authorised',
  'sign_in.new_browser',
  'sign_in.factor_added',
  'sign_in.factor_removed',
  'sign_in.recovery_code_used',
  'sign_in.codes_failed',
  'sign_in.recovery_codes_renewed',
];

/** Tells people by mail what happens to how they sign in, so that they notice what they did not do. */
export function notifyOfSignIn(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-of-sign-in',
    events: told,
    run: async (ctx, event) => {
      const personId = whom(event);
      const person = personId ? await findPerson(ctx, personId) : null;
      const notice = told.find((one) => one === event.name);
      if (!person || person.suspendedAt || !notice) return;
      const { name, locale } = await organisationOf(ctx);
      const facts = { organisation: name, page: `${publicBaseUrl}/security`, ...(await factsOf(ctx, event)) };
      await queueMail(ctx, { to: person.email, ...lettersIn(locale).notices[notice](facts) });
    },
  };
}

/** Of a key or a program it is who made it, of all else whom it is about. */
const whom = ({ name, actorId, subjectId }: StoredEvent): string | null =>
  name === 'api_key.created' || name === 'extension.authorised' ? actorId : subjectId;

interface Data {
  userAgent: string | null;
  ip: string | null;
  left: number;
  /** Of a passkey or a key. */
  name: string;
  by: string;
  ended: string[];
}

async function factsOf(ctx: Ctx, event: StoredEvent): Promise<Omit<NoticeFacts, 'organisation' | 'page'>> {
  const { userAgent = null, ip = null, left = 0, name = '', by = '', ended = [] } = event.data as Partial<Data>;
  const facts = { left, ended, by: by === 'reset' || by === 'admin' ? by : 'person' } as const;
  if (event.name === 'extension.authorised') {
    const device = await findDevice(ctx, event.subjectId);
    const thing = nameOfClient(device?.clientId ?? '');
    return { ...facts, thing, where: words(device?.userAgent ?? null), ip: device?.ip ?? '' };
  }
  const thing = event.name === 'person.identity_linked' ? providerOf(by) : name;
  return { ...facts, thing, where: words(userAgent), ip: ip ?? '' };
}

function words(userAgent: string | null): string {
  const { browser, system } = browserWords(userAgent);
  return [browser, system].filter((word) => word !== null).join(', ');
}

const providerOf = (by: string) => (by === 'sso' ? 'Single-Sign-on' : by.charAt(0).toUpperCase() + by.slice(1));
