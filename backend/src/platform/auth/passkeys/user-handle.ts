const uuidBytes = 16;

export interface KeyHolder {
  orgId: string;
  personId: string;
}

/** What an authenticator keeps to say whose passkey it is: organisation and person, base64url, and no name. */
export const userHandleOf = ({ orgId, personId }: KeyHolder): string =>
  Buffer.concat([bytesOf(orgId), bytesOf(personId)]).toString('base64url');

/** Whose passkey it says to be; null where it is no handle of ours. */
export function readUserHandle(handle: string | null | undefined): KeyHolder | null {
  const bytes = Buffer.from(handle ?? '', 'base64url');
  if (bytes.length !== 2 * uuidBytes) return null;
  return { orgId: uuidOf(bytes.subarray(0, uuidBytes)), personId: uuidOf(bytes.subarray(uuidBytes)) };
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
