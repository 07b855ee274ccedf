import { X509Certificate } from 'node:crypto';

/** By which people compare a certificate with what their provider shows: SHA-256, in pairs of digits. */
export const fingerprintOf = (certificate: string): string => new X509Certificate(certificate).fingerprint256;
