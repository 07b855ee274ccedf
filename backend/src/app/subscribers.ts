import type { Env } from '../env.js';
import { deliverMail } from '../mail-outbox/deliver-mail.js';
import { notifyAssignment, notifyMentions } from '../notifications/subscribers.js';
import type { Runtime } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { createSmtpSender } from '../platform/mail/send/smtp-sender.js';
import { endShutSessions, sendInvitation, sendRequestedLink } from '../portal/service.js';
import { notifyOfSignIn } from '../security/service.js';
import { sendTeamInvitation, tellSuccessors } from '../team/service.js';
import { makeArchives } from '../transfer/service.js';
import { openFileStore } from './file-store.js';
import { productVersion } from './product-version.js';

/** Who is told of events after their commit, in jobs of their own. */
export function createSubscribers(env: Env, runtime: Runtime, administratorUrl: string): readonly Subscriber[] {
  const { publicBaseUrl, smtpUrl } = env;
  const sender = smtpUrl ? createSmtpSender({ url: smtpUrl, publicBaseUrl }) : null;
  return [
    deliverMail(runtime, sender),
    notifyMentions(publicBaseUrl),
    notifyAssignment(publicBaseUrl),
    notifyOfSignIn(publicBaseUrl),
    sendRequestedLink(publicBaseUrl),
    sendInvitation(publicBaseUrl),
    sendTeamInvitation(publicBaseUrl),
    tellSuccessors(publicBaseUrl),
    endShutSessions,
    makeArchives(runtime, { administratorUrl, store: openFileStore(env), product: productVersion() }),
  ];
}
