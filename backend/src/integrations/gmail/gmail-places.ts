import type { GrantPlace } from '../oauth/grant-place.js';

export interface GmailPlaces {
  api: string;
  grants: GrantPlace;
}

const scope = (name: string) => `https://www.googleapis.com/auth/gmail.${name}`;
const scopes = [scope('readonly'), scope('send')];

/** Where Gmail is asked, or what stands in for it by a setting of this server. */
export function gmailPlaces(standIn: string | null): GmailPlaces {
  const common = { name: 'Google', scopes, chosenByOperator: standIn !== null };
  if (standIn !== null)
    return {
      api: standIn,
      grants: {
        ...common,
        authoriseUrl: `${standIn}/o/oauth2/v2/auth`,
        tokenUrl: `${standIn}/token`,
        revokeUrl: `${standIn}/revoke`,
      },
    };
  return {
    api: 'https://gmail.googleapis.com',
    grants: {
      ...common,
      authoriseUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      revokeUrl: 'https://oauth2.googleapis.com/revoke',
    },
  };
}
