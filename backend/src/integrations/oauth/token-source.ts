import { setTimeout as wait } from 'node:timers/promises';
import { type ConnectionDoor, SourceProblem } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import { askToken } from './ask-token.js';
import type { GrantPlace } from './grant-place.js';
import { isFresh, renewedBy, type StoredTokens, tokensIn } from './stored-tokens.js';

/** The access token of one session. */
export interface TokenSource {
  current(): Promise<string>;
  /** Another than the one that was refused; ends with a SourceProblem where there is none. */
  insteadOf(refused: string): Promise<string>;
  /** What is kept beside the tokens. */
  read(): StoredTokens;
  keep(changes: Partial<StoredTokens>): Promise<void>;
}

export interface TokenSourceOptions {
  door: ConnectionDoor;
  place: GrantPlace;
  clock: Clock;
}

/** How often, and after which pause, is looked whether another worker is about to keep newer tokens. */
const looks = { times: 5, pauseMs: 200 };

/**
 * Gives access tokens and renews them in time. Each renewal is kept before it is used. Where another worker was faster
 * and the vendor takes every refresh token once, the tokens that it has kept are used: only then is a grant revoked.
 */
export function createTokenSource({ door, place, clock }: TokenSourceOptions): TokenSource {
  const { client } = door;
  if (!client) throw new SourceProblem('refused_sign_in', 'The application of your organisation was removed.');
  let tokens = tokensIn(door.secret);
  let renewing: Promise<StoredTokens> | null = null;

  const keep = async (changed: StoredTokens) => {
    tokens = changed;
    await door.keepSecret(changed);
    return changed;
  };
  const ask = async (from: StoredTokens) => {
    const grant = { grant_type: 'refresh_token', refresh_token: from.refreshToken, scope: place.scopes.join(' ') };
    const answer = await askToken({ place, client, grant, now: clock() });
    return keep(renewedBy(answer, from, clock()) ?? from);
  };
  const renew = () => {
    renewing ??= ask(tokens)
      .catch(async (problem: unknown) => {
        const newer = isRevoked(problem) ? await newerThan(tokens, door) : null;
        if (!newer) throw problem;
        tokens = newer;
        return isFresh(newer, clock()) ? newer : ask(newer);
      })
      .finally(() => {
        renewing = null;
      });
    return renewing;
  };
  return {
    current: async () => (isFresh(tokens, clock()) ? tokens : await renew()).accessToken,
    insteadOf: async (refused) => (tokens.accessToken === refused ? await renew() : tokens).accessToken,
    read: () => tokens,
    keep: async (changes) => {
      await keep({ ...tokens, ...changes });
    },
  };
}

const isRevoked = (problem: unknown) => problem instanceof SourceProblem && problem.code === 'revoked';

/** The tokens that another worker has kept meanwhile; null where nobody has. */
async function newerThan(used: StoredTokens, { readSecret, signal }: ConnectionDoor): Promise<StoredTokens | null> {
  if (!readSecret) return null;
  for (let look = 0; look < looks.times && !signal.aborted; look += 1) {
    const kept = tokensIn(await readSecret());
    if (kept.refreshToken !== used.refreshToken) return kept;
    await wait(looks.pauseMs);
  }
  return null;
}
