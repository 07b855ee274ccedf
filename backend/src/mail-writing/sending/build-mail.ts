import { buffer } from 'node:stream/consumers';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { FileStore } from '../../platform/files/file-store.js';
import { htmlBody, plainBody } from '../rules/mail-body.js';
import { requireOutgoing } from '../rules/outgoing-address.js';
import { oneLine } from '../rules/subject.js';
import type { MailParts } from './prepare-mail.js';
import { SendProblem } from './send-problem.js';

export interface BuiltMail {
  raw: Uint8Array;
  envelope: { from: string; to: string[] };
}

/** The mail as it goes over the wire. Nothing of a draft stands in it but what its writer wrote and what it answers. */
export async function buildMail(parts: MailParts, files: FileStore): Promise<BuiltMail> {
  const { draft, mailbox, thread, quote } = parts;
  const [to, cc, bcc] = [draft.to, draft.cc, draft.bcc].map((people) => people.map(requireOutgoing));
  const text = { body: draft.body, signature: mailbox.signature, quote };
  const mail = new MailComposer({
    from: { name: oneLine(mailbox.name), address: mailbox.address },
    to: to ?? [],
    cc: cc ?? [],
    subject: oneLine(draft.subject),
    date: draft.sendAt ?? draft.updatedAt,
    messageId: `<${draft.rfcMessageId}>`,
    ...(thread ? { inReplyTo: `<${thread.inReplyTo}>`, references: thread.references.map((id) => `<${id}>`) } : {}),
    text: plainBody(text),
    html: htmlBody(text),
    attachments: await attachmentsOf(parts, files),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const people = [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])].map(({ address }) => address);
  return { raw: await mail.compile().build(), envelope: { from: mailbox.address, to: [...new Set(people)] } };
}

async function attachmentsOf(parts: MailParts, files: FileStore) {
  const attached = [];
  for (const { name, type, storageKey } of parts.files) {
    const bytes = await files.open(storageKey);
    if (!bytes) throw new SendProblem('file_gone');
    attached.push({ filename: name, contentType: type, content: await buffer(bytes) });
  }
  return attached;
}
