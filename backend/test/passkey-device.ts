import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { PasskeyCreation } from '@threadline/shared/security/passkeys';

const flag = { present: 0x01, verified: 0x04, newKey: 0x40 } as const;

export interface DeviceMoment {
  /** What the browser says of itself: where the page is from, and what it was asked. */
  origin: string;
  rpId: string;
  challenge: string;
}

export interface DeviceQuirks {
  counter?: number;
  /** Nobody has shown a face or a finger. */
  unverified?: boolean;
  userHandle?: string | null;
  credentialId?: string;
  type?: string;
}

/** An authenticator in software: one key, which does what it is told, also what no honest one would. */
export function createPasskeyDevice() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  let counter = 0;
  let userHandle = '';
  const encodedId = credentialId.toString('base64url');
  return {
    id: encodedId,
    /** What the browser answers when it has made the passkey. */
    create(
      asked: Pick<PasskeyCreation, 'user'>,
      at: DeviceMoment,
      quirks: DeviceQuirks & { statement?: [string, Map<string, unknown>] } = {},
    ) {
      userHandle = asked.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const key = Buffer.concat([Buffer.alloc(16), length, credentialId, coseOf(pair.publicKey)]);
      const data = Buffer.concat([authData(at, counter, quirks.unverified ? flag.present | flag.newKey : 0x45), key]);
      const [fmt, statement] = quirks.statement ?? ['none', new Map()];
      const attestation = new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', statement],
        ['authData', new Uint8Array(data)],
      ]);
      return {
        ...{ id: encodedId, rawId: encodedId, type: 'public-key' as const, clientExtensionResults: {} },
        response: {
          clientDataJSON: clientData(at, quirks.type ?? 'webauthn.create').toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** What the browser answers when it has signed. */
    sign(at: DeviceMoment, quirks: DeviceQuirks = {}) {
      counter = quirks.counter ?? counter + 1;
      const data = authData(at, counter, quirks.unverified ? flag.present : flag.present | flag.verified);
      const client = clientData(at, quirks.type ?? 'webauthn.get');
      const signature = createSign('sha256').update(data).update(sha256(client)).sign(pair.privateKey);
      const id = quirks.credentialId ?? encodedId;
      const handle = quirks.userHandle === undefined ? userHandle : quirks.userHandle;
      return {
        ...{ id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} },
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(handle === null ? {} : { userHandle: handle }),
        },
      };
    },
  };
}
export type PasskeyDevice = ReturnType<typeof createPasskeyDevice>;

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

const clientData = ({ origin, challenge }: DeviceMoment, type: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

function authData({ rpId }: DeviceMoment, counter: number, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
}

function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const part = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const map = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, part(x)],
    [-3, part(y)],
  ]);
  return Buffer.from(isoCBOR.encode(map as never));
}
