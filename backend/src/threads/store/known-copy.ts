import type { ArrivingMail } from './arriving-mail.js';
import { foldedByParent } from './fold-by-parent.js';
import { keptContent } from './kept-content.js';
import type { KnownMessage } from './known-mail.js';
import type { MailBatch } from './mail-batch.js';
import { rowAfterCopy } from './row-after-copy.js';
import { rewrittenEvent, storedEvent } from './stored-event.js';

/** Notes another copy of a stored mail, which may open it to everyone, and say more or less of it from now on. */
export function addKnownCopy(batch: MailBatch, known: KnownMessage, arriving: ArrivingMail): void {
  if (!batch.addCopy(known.id, arriving)) return;
  const { ctx, mailbox, pending } = batch;
  const thread = batch.threadOf(known);
  if (thread && !known.shared) batch.callAnew(thread, known);
  const wasPersonal = !known.shared;
  const before = known.tier;
  const after = rowAfterCopy(known, { shared: mailbox.kind === 'shared', tier: arriving.tier });
  const brings = known.rawHash === null && arriving.tier === 'full' ? arriving.raw : null;
  if (brings) pending.contents.set(brings.hash, brings.bytes);
  if (!brings && after.shared === known.shared && after.tier === before) return;
  Object.assign(known, { ...after, rawHash: brings?.hash ?? known.rawHash });
  pending.changed.push({ id: known.id, shared: known.shared, tier: known.tier, rawHash: known.rawHash });
  if (after.tier !== before) rewrite(batch, known, arriving);
  if (wasPersonal && known.shared) {
    pending.titled.add(known.threadId);
    pending.events.push(storedEvent(ctx, { message: known, mail: arriving.mail }, opening(mailbox)));
  }
}

const opening = (mailbox: MailBatch['mailbox']) => ({ mailbox, counterpart: null, wasPersonal: true });

function rewrite(batch: MailBatch, known: KnownMessage, arriving: ArrivingMail): void {
  const { pending } = batch;
  const mail = foldedByParent(batch.known, arriving.mail, known.threadId);
  pending.rewritten.push({ id: known.id, ...keptContent(mail, known.tier) });
  batch.addAttachments(known, arriving);
  pending.titled.add(known.threadId);
  pending.events.push(rewrittenEvent(known));
}
