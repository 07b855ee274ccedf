import { type Reply, startVendorServer, type VendorCall, type VendorServer } from '../vendor-server/vendor-server.js';
import { answerGraph, graphError } from './graph-answers.js';
import { GraphMailbox } from './graph-mailbox.js';

export interface GraphServer extends VendorServer {
  /** The mailbox of this address, made where there is none. */
  mailbox(address: string): GraphMailbox;
  /** What a connection keeps of a grant that was given. */
  connect(
    address: string,
    scopes?: readonly string[],
  ): { refreshToken: string; accessToken: string; expiresAt: string };
  /** The next calls are one too many. */
  limitNext(times: number, how?: { seconds?: number; path?: RegExp; after?: number }): void;
  client: { clientId: string; clientSecret: string; tenant: string };
}

const allScopes = ['Mail.Read', 'Mail.Send', 'User.Read'];

/** Stands in for Microsoft Graph and its tokens, from the public reference: paging, limits, errors, expiry, moved mail. */
export async function startGraphServer(): Promise<GraphServer> {
  const mailboxes = new Map<string, GraphMailbox>();
  const clientId = '11111111-2222-4333-8444-555555555555';
  const client = { clientId, clientSecret: 'a~secret', tenant: '99999999-2222-4333-8444-555555555555' };
  const paths = { authorise: /\/oauth2\/v2\.0\/authorize$/, token: /\/oauth2\/v2\.0\/token$/ };
  const mailbox = (address: string) => {
    const found = mailboxes.get(address) ?? new GraphMailbox(address);
    mailboxes.set(address, found);
    return found;
  };
  const server = await startVendorServer(paths, (vendor, call) => answer(vendor, call, mailbox));
  server.grants.addClient(client.clientId, client.clientSecret);
  server.grants.rotation = 'each';
  return Object.assign(server, {
    ...{ client, mailbox },
    connect: (address: string, scopes: readonly string[] = allScopes) => {
      const given = server.grants.connect(client.clientId, address, scopes);
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      return { refreshToken: given.refresh_token ?? '', accessToken: given.access_token, expiresAt };
    },
    limitNext: (times: number, { seconds = 10, path = /\/v1\.0\//, after = 0 }: LimitHow = {}) => {
      const { body } = graphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.');
      server.faults.next(times, { status: 429, headers: { 'retry-after': String(seconds) }, body }, { path, after });
    },
  });
}

type LimitHow = NonNullable<Parameters<GraphServer['limitNext']>[1]>;

const scopeOf = (path: string): string => {
  if (path.endsWith('/sendMail')) return 'Mail.Send';
  return /\/me\/?$/.test(path) ? 'User.Read' : 'Mail.Read';
};

function answer(server: VendorServer, call: VendorCall, mailbox: (address: string) => GraphMailbox): Reply {
  const holder = server.grants.holderOf((call.headers.authorization ?? '').replace('Bearer ', ''));
  if (!holder) return graphError(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
  if (!holder.scopes.includes(scopeOf(call.url.pathname)))
    return graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return answerGraph({ mailbox: mailbox(holder.address), call, address: server.address });
}
