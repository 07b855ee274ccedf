import type { ArchiveManifest } from './archive-manifest.js';
import type { Reach } from './reach.js';

/** What whoever opens the archive reads first. */
export const readme = (
  { organisation, takenAt, product }: ArchiveManifest,
  reach: Reach,
): string => `${organisation.name}
Everything that Threadline ${product} kept for this organisation at ${takenAt}.

json/   every table, one row a line; what "threadline org import" reads
csv/    the same tables for spreadsheets; cells that look like formulas begin with an apostrophe
files/  documents, mails as they came, and what was attached to them, named by the SHA-256 of their content;
        json/documents.jsonl and json/message_attachments.jsonl say what they are called

Internal notes are in it. Passwords, second factors, keys, sessions and links are not: after an import
everybody sets a new password by "Forgot password".${reach === 'shared' ? withoutPersonal : ''}
`;

const withoutPersonal = `
Mail in people's own mailboxes is not in it either, nor is the audit log, which has an export of its own.`;
