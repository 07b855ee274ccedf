import { type Reply, startVendorServer, type VendorCall, type VendorServer } from '../vendor-server/vendor-server.js';
import { answerGmail, gmailError } from './gmail-answers.js';
import { GmailMailbox } from './gmail-mailbox.js';

export interface GmailServer extends VendorServer {
  /** The mailbox of this address, made where there is none. */
  mailbox(address: string): GmailMailbox;
  /** What a connection keeps of a grant that was given. */
  connect(
    address: string,
    scopes?: readonly string[],
  ): { refreshToken: string; accessToken: string; expiresAt: string };
  /** The next calls are one too many. */
  limitNext(times: number, how?: { status?: 403 | 429; seconds?: number; path?: RegExp; after?: number }): void;
  client: { clientId: string; clientSecret: string; tenant: null };
}

const allScopes = ['readonly', 'send'].map((name) => `https://www.googleapis.com/auth/gmail.${name}`);

/** Stands in for Gmail and Google’s tokens, from their public reference: paging, limits, errors, expiry and history. */
export async function startGmailServer(): Promise<GmailServer> {
  const mailboxes = new Map<string, GmailMailbox>();
  const client = { clientId: '1234-test.apps.googleusercontent.com', clientSecret: 'GOCSPX-test', tenant: null };
  const paths = { authorise: /^\/o\/oauth2\/v2\/auth$/, token: /^\/token$/, revoke: /^\/revoke$/ };
  const mailbox = (address: string) => {
    const found = mailboxes.get(address) ?? new GmailMailbox(address);
    mailboxes.set(address, found);
    return found;
  };
  const server = await startVendorServer(paths, (vendor, call) => answer(vendor, call, mailbox));
  server.grants.addClient(client.clientId, client.clientSecret);
  return Object.assign(server, {
    ...{ client, mailbox },
    connect: (address: string, scopes: readonly string[] = allScopes) => {
      const given = server.grants.connect(client.clientId, address, scopes);
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      return { refreshToken: given.refresh_token ?? '', accessToken: given.access_token, expiresAt };
    },
    limitNext: (times: number, { status = 429, seconds, path = /\/gmail\//, after = 0 }: LimitHow = {}) => {
      const reason = status === 403 ? 'userRateLimitExceeded' : 'rateLimitExceeded';
      const { body } = gmailError(status, reason, 'Quota exceeded for quota metric.', 'RESOURCE_EXHAUSTED');
      const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
      server.faults.next(times, { status, headers, body }, { path, after });
    },
  });
}

type LimitHow = NonNullable<Parameters<GmailServer['limitNext']>[1]>;

function answer({ grants }: VendorServer, call: VendorCall, mailbox: (address: string) => GmailMailbox): Reply {
  const holder = grants.holderOf((call.headers.authorization ?? '').replace('Bearer ', ''));
  if (!holder) return gmailError(401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED');
  const scope = call.url.pathname.endsWith('/send') ? 'gmail.send' : 'gmail.readonly';
  if (!holder.scopes.some((one) => one.endsWith(scope)))
    return gmailError(403, 'insufficientPermissions', 'Insufficient Permission', 'PERMISSION_DENIED');
  return answerGmail(mailbox(holder.address), call);
}
