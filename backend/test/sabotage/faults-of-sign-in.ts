import { detectors } from './detectors.js';
import { type Fault, inFunction } from './fault.js';

const { abuse, apiKeys, devices, doors, http, microsoft, once, portalSignIn, resets, swiftContext, team } = detectors;

/** What would let somebody in, or keep somebody in, who should be out. */
export const faultsOfSignIn: readonly Fault[] = [
  {
    name: 'suspended-people-stay-at-the-desk',
    kind: 'sign-in',
    plant: { sql: [inFunction('find_session', 'p.suspended_at is null', 'true')] },
    detectors: [doors, team],
  },
  {
    name: 'suspended-people-keep-their-devices',
    kind: 'sign-in',
    plant: { sql: [inFunction('find_access_token', 'p.suspended_at is null', 'true')] },
    detectors: [doors, swiftContext],
  },
  {
    name: 'revoked-keys-open',
    kind: 'sign-in',
    plant: { sql: [inFunction('find_api_key', 'k.revoked_at is null', 'true')] },
    detectors: [swiftContext, apiKeys],
  },
  {
    name: 'keys-without-an-end',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/bearer.ts',
      find: 'if (!row || (row.expiresAt && row.expiresAt <= now)) return null;',
      put: 'if (!row) return null;',
    },
    detectors: [doors, apiKeys],
  },
  {
    name: 'sessions-without-an-end',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/sessions.ts',
      find: 'if (!session || found.endsAt <= now) return null;',
      put: 'if (!session) return null;',
    },
    detectors: [doors],
  },
  {
    name: 'tokens-without-an-end',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/bearer.ts',
      find: 'if (!row || row.expiresAt <= runtime.clock()) return null;',
      put: 'if (!row) return null;',
    },
    detectors: [doors],
  },
  {
    name: 'codes-without-a-verifier',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/device-grants.ts',
      find: 'return same && code.clientId',
      put: 'return code.clientId',
    },
    detectors: [http, abuse],
  },
  {
    name: 'codes-used-twice',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/device-grants.ts',
      find: 'eq(authorisationCodes.codeHash, hash), isNull(authorisationCodes.usedAt)',
      put: 'eq(authorisationCodes.codeHash, hash)',
    },
    detectors: [http, abuse],
  },
  {
    name: 'stolen-refresh-tokens-go-unnoticed',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/device-grants.ts',
      find: "await revokeGrant(runtime, found, 'copied');",
      put: '',
    },
    detectors: [devices],
  },
  {
    name: 'mailed-links-open-twice',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/portal/links.ts',
      find: 'eq(portalLinks.tokenHash, link.tokenHash), isNull(portalLinks.usedAt)',
      put: 'eq(portalLinks.tokenHash, link.tokenHash)',
    },
    detectors: [once],
  },
  {
    name: 'invitations-let-in-twice',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/team/invitation-queries.ts',
      find: 'eq(invitations.tokenHash, token.hash), waits, gt(',
      put: 'eq(invitations.tokenHash, token.hash), gt(',
    },
    detectors: [once],
  },
  {
    name: 'a-new-password-ends-nothing',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/security/verbs/change-password.ts',
      find: '  await endSignIns(ctx, { personId, except, because });\n',
      put: '',
    },
    detectors: [resets],
  },
  {
    name: 'mailed-links-open-in-any-browser',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/portal/links.ts',
      find: 'const asked = link.nonceHash === null || (nonce !== null && hashSecret(nonce) === link.nonceHash);',
      put: 'const asked = link.nonceHash === null || nonce !== undefined;',
    },
    detectors: [portalSignIn],
  },
  {
    name: 'passwords-tried-without-limit',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/attempt-limit.ts',
      find: 'if (taken.failures <= bound) continue;',
      put: 'if (taken.failures <= Infinity) continue;',
    },
    detectors: [abuse],
  },
  {
    name: 'nothing-asks-for-a-proof',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/http/procedure.ts',
      find: '    requireProof(ctx.actor, permission, ctx.runtime.clock());\n',
      put: '',
    },
    detectors: [doors, apiKeys],
  },
  {
    name: 'any-directory-opens',
    kind: 'sign-in',
    plant: {
      file: 'backend/src/platform/auth/microsoft-assertion.ts',
      find: 'if (tenants ? !tenants.includes(tid) : tid === consumers) throw',
      put: "if (tid === '') throw",
    },
    detectors: [microsoft, 'backend/src/platform/auth/microsoft-assertion.test.ts'],
  },
];
