import { paragraphs } from '../../platform/mail/letter.js';
import type { Letters, NoticeFacts } from './kinds.js';

const notYou = ({ page }: NoticeFacts) =>
  `If this was not you, end your other sessions and set a new password now: ${page}`;

const at = ({ organisation }: Pick<NoticeFacts, 'organisation'>) => `Threadline at ${organisation}`;

const from = ({ where, ip }: NoticeFacts) => `${where ? `: ${where}` : ''}${ip ? ` (${ip})` : ''}`;

const listed = (what: string, all: string[]) => (all.length > 0 ? `${what}\n${all.join('\n')}` : '');

/** A way in, or a program that acts for its person, which only the person should have added. */
const added = (facts: NoticeFacts, what: string) =>
  paragraphs(
    what,
    'If it was you, there is nothing to do.',
    `If this was not you, remove it, end your other sessions and set a new password now: ${facts.page}`,
  );

const notices: Letters['notices'] = {
  'person.password_changed': (facts) => ({
    subject: `Your password at ${facts.organisation} was changed`,
    body: paragraphs(
      facts.by === 'reset'
        ? `A new password was set for you at ${at(facts)}, with a link that was mailed to you. Everything that was ` +
            'signed in before has ended.'
        : `The password with which you sign in to ${at(facts)} was changed. Everything else that was signed in has ` +
            'ended; only the browser in which it was changed goes on.',
      facts.ended.length > 0
        ? `These had been added in the last 30 days and ended with it:\n${facts.ended.map((one) => `- ${one}`).join('\n')}`
        : '',
      notYou(facts),
    ),
  }),
  'person.passkey_added': (facts) => ({
    subject: 'A passkey was added for you',
    body: added(facts, `The passkey “${facts.thing}” can now sign in to ${at(facts)} as you, without your password.`),
  }),
  'person.identity_linked': (facts) => ({
    subject: `A ${facts.thing} account was linked to you`,
    body: added(facts, `A ${facts.thing} account can now sign in to ${at(facts)} as you.`),
  }),
  'api_key.created': (facts) => ({
    subject: 'An API key was made for you',
    body: added(facts, `The API key “${facts.thing}” can now read or write in ${at(facts)} in your name.`),
  }),
  'extension.authorised': (facts) => ({
    subject: `${facts.thing} was signed in`,
    body: added(facts, `${facts.thing} was signed in to ${at(facts)} as you${from(facts)}.`),
  }),
  'sign_in.new_browser': (facts) => ({
    subject: 'You signed in from a new browser',
    body: paragraphs(
      `Somebody signed in to ${at(facts)} as you, from a browser that you had not used before${from(facts)}.`,
      'If it was you, there is nothing to do.',
      notYou(facts),
    ),
  }),
  'sign_in.factor_added': (facts) => ({
    subject: 'An authenticator app was set up for you',
    body: paragraphs(
      `From now on a code of your authenticator app is asked for when you sign in to ${at(facts)}.`,
      notYou(facts),
    ),
  }),
  'sign_in.factor_removed': (facts) =>
    facts.by === 'admin'
      ? {
          subject: 'An admin removed your second factors',
          body: paragraphs(
            `An admin of ${facts.organisation} removed all your second factors from Threadline: your authenticator ` +
              'app, your recovery codes and your passkeys. You were signed out everywhere. Your password is the same.',
            `If you did not ask for this, speak to your admins, and set a new password: ${facts.page}`,
          ),
        }
      : {
          subject: 'Your second factor was removed',
          body: paragraphs(
            `${at(facts)} no longer asks for a code of your authenticator app when you sign in, and your recovery ` +
              'codes are void.',
            notYou(facts),
          ),
        },
  'sign_in.recovery_code_used': (facts) => ({
    subject: 'One of your recovery codes was used',
    body: paragraphs(
      `Somebody signed in to ${at(facts)} as you with a recovery code. You have ${facts.left} left.`,
      notYou(facts),
    ),
  }),
  'sign_in.codes_failed': (facts) => ({
    subject: 'Somebody is trying codes at your sign-in',
    body: paragraphs(
      `Somebody got as far as the code of your authenticator app at ${at(facts)}, and typed wrong ones many times` +
        `${from(facts)}. Nobody came in that way.`,
      'To get that far they had to know your password, or to use another way in of yours.',
      notYou(facts),
    ),
  }),
  'sign_in.recovery_codes_renewed': (facts) => ({
    subject: 'You have new recovery codes',
    body: paragraphs(
      `New recovery codes were made for you at ${at(facts)}. The ones that you had before open nothing any more.`,
      notYou(facts),
    ),
  }),
};

export const english: Letters = {
  notices,
  reset: ({ links, minutes }) => ({
    subject: 'Set a new password for Threadline',
    body: paragraphs(
      `Somebody, probably you, asked for a new password. The link works once, for ${minutes} minutes:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'If you did not ask for it, ignore this mail: nothing has changed.',
    ),
  }),
  recover: ({ links, minutes }) => ({
    subject: 'Get back into Threadline as an owner',
    body: paragraphs(
      `Somebody, probably you, asked for a new password. Your organisation lets its people in by its own sign-in alone. ` +
        `If that is away, this link and one of your recovery codes let you in, once, for ${minutes} minutes:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'If you did not ask for it, ignore this mail: nothing has changed.',
    ),
  }),
  trustChanged: ({ organisation, name, actor, added, removed, page }) => ({
    subject: `Single sign-on of ${organisation} was changed`,
    body: paragraphs(
      `${actor || 'Somebody'} has changed whom the connection “${name}” of ${at({ organisation })} believes: its ` +
        'provider, a certificate, or its client secret. It is off until it has been tried out anew.',
      listed('Certificates that were added:', added),
      listed('Certificates that were removed:', removed),
      'It lets owners in again once an owner has compared this with the provider and says so there.',
      `If you did not expect this, look at it now: ${page}`,
    ),
  }),
  letIn: ({ organisation, link, hours }) => ({
    subject: `You are back at ${organisation} on Threadline`,
    body: paragraphs(
      `${organisation} has brought you back. This link lets you in once, within ${hours} hours:`,
      link,
      'Then link an account on the page that opens, by which you sign in from then on.',
      'If you did not expect this mail, ignore it: nothing happens.',
    ),
  }),
  elsewhere: ({ organisations, page }) => ({
    subject: 'How you sign in to Threadline',
    body: paragraphs(
      `Somebody, probably you, asked for a new password. ${organisations.join(' and ')} lets its people sign in ` +
        'with an account that they have elsewhere, so there is no password to set.',
      `Sign in there: ${page}`,
      'If you did not ask for it, ignore this mail: nothing has changed.',
    ),
  }),
};
