import type { GrantPlace } from '../oauth/grant-place.js';

export interface GraphPlaces {
  api: string;
  /** Where tokens are given out, by the directory of the organisation's application. */
  grantsOf(tenant: string | null): GrantPlace;
}

/** What is asked for: to read and send mail, to say whose mailbox it is, and to go on doing so. */
const scopes = ['Mail.Read', 'Mail.Send', 'User.Read', 'offline_access'];

/** Microsoft’s clouds: where people sign in, and where their mail is asked for. */
const clouds: Record<string, string> = {
  'https://login.microsoftonline.com': 'https://graph.microsoft.com',
  'https://login.microsoftonline.us': 'https://graph.microsoft.us',
  'https://login.partner.microsoftonline.cn': 'https://microsoftgraph.chinacloudapi.cn',
};

/** Where Microsoft 365 is asked: in the cloud that this server is set to, or at what stands in for one. */
export function graphPlaces(standIn: string | null): GraphPlaces {
  const authority = standIn ?? 'https://login.microsoftonline.com';
  const cloud = clouds[authority];
  return {
    api: cloud ?? authority,
    grantsOf: (tenant) => {
      const base = `${authority}/${encodeURIComponent(tenant ?? 'common')}/oauth2/v2.0`;
      return {
        ...{ name: 'Microsoft', authoriseUrl: `${base}/authorize`, tokenUrl: `${base}/token` },
        // Microsoft has no place where one grant is given back; people do it on the page of their account.
        revokeUrl: null,
        scopes,
        chosenByOperator: cloud === undefined,
      };
    },
  };
}
