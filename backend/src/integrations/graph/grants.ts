import { emailAddress } from '@threadline/shared/kernel/fields';
import * as z from 'zod';
import { GrantIncomplete, type MailGrants, type OpenClient } from '../../mail-sync/clients/grants.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { askingOnce, authorisationUrl, redeemCode } from '../oauth/grants.js';
import { readAnswer } from '../oauth/read-answer.js';
import { graphPlaces } from './graph-places.js';
import { graphProblem } from './graph-problem.js';

const profile = z.object({ mail: z.string().nullish(), userPrincipalName: z.string() });
type Profile = z.infer<typeof profile>;

/** A person’s yes at Microsoft, for an organisation’s own application. */
export function createGraphGrants(standIn: string | null, clock: Clock = systemClock): MailGrants {
  const places = graphPlaces(standIn);
  return {
    ...{ vendor: 'graph', name: 'Microsoft' },
    authorisationUrl: (client, journey) => {
      const url = authorisationUrl(places.grantsOf(client.tenant), client, journey);
      url.searchParams.set('prompt', 'select_account');
      return url.toString();
    },
    redeem: async (client, journey) => {
      const place = places.grantsOf(client.tenant);
      const needs = ['mail.read', 'mail.send', 'user.read'];
      const tokens = await redeemCode({ place, client, journey, needs, now: clock() });
      const api = askingOnce({ base: places.api, place, client, tokens, clock, problemOf: graphProblem });
      const answer = await api.ask('/v1.0/me?$select=mail,userPrincipalName');
      return { address: addressOf(readAnswer(profile, answer), client), secret: tokens };
    },
    revoke: () => Promise.resolve(),
  };
}

/**
 * Whose mailbox it is. What stands in `mail` is for each directory to write as it likes: it counts where the application
 * lets in one directory alone. Elsewhere the name that people sign in with does, whose domain Microsoft has checked.
 */
function addressOf({ mail, userPrincipalName }: Profile, { tenant }: OpenClient): string {
  const isOneDirectory = tenant !== null && !['common', 'organizations', 'consumers'].includes(tenant);
  const told = ((isOneDirectory ? mail : null) ?? userPrincipalName).toLowerCase();
  const address = emailAddress.safeParse(told);
  if (!address.success) throw new GrantIncomplete('mailbox');
  return address.data;
}
