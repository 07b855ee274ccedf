import type { MailGrants } from '../../mail-sync/clients/grants.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { askingOnce, authorisationUrl, redeemCode, revokeAt } from '../oauth/grants.js';
import { tokensIn } from '../oauth/stored-tokens.js';
import { createGmailApi } from './gmail-api.js';
import { gmailPlaces } from './gmail-places.js';
import { gmailProblem } from './gmail-problem.js';

/** A person’s yes at Google, for an organisation’s own application. */
export function createGmailGrants(standIn: string | null, clock: Clock = systemClock): MailGrants {
  const { api: base, grants: place } = gmailPlaces(standIn);
  return {
    ...{ vendor: 'gmail', name: place.name },
    authorisationUrl: (client, journey) => {
      const url = authorisationUrl(place, client, journey);
      // Google gives a refresh token for a yes that is asked for anew, and to programs that say to work without people.
      url.searchParams.set('access_type', 'offline');
      url.searchParams.set('prompt', 'consent select_account');
      return url.toString();
    },
    redeem: async (client, journey) => {
      const needs = ['gmail.readonly', 'gmail.send'];
      const tokens = await redeemCode({ place, client, journey, needs, now: clock() });
      const api = askingOnce({ base, place, client, tokens, clock, problemOf: gmailProblem });
      const { emailAddress } = await createGmailApi(api).profile();
      return { address: emailAddress.toLowerCase(), secret: tokens };
    },
    revoke: (secret) => revokeAt(place, tokensIn(secret).refreshToken),
  };
}
