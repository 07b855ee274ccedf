import { noticeAnswers, noticeBounces } from '../engagement/service.js';
import type { Env } from '../env.js';
import { deliverMail } from '../mail-outbox/deliver-mail.js';
import { giveBackGrants } from '../mail-sync/clients/give-back.js';
import { endRemovedConnections, wantHistory } from '../mail-sync/service.js';
import { noticeMeetings } from '../meetings/service.js';
import { notifyAssignment, notifyMentions } from '../notifications/subscribers.js';
import { notWhileRemoved, tellOwners, tellOwnership } from '../organisation/service.js';
import type { Runtime } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { createSmtpSender } from '../platform/mail/send/smtp-sender.js';
import { endShutSessions, sendInvitation, sendRequestedLink } from '../portal/service.js';
import { noticePromises } from '../promises/service.js';
import { letInAgain, notifyOfSignIn, tellOwnersOfTrust } from '../security/service.js';
import { sendTeamInvitation, tellSuccessors } from '../team/service.js';
import { createMailGrants } from './mail-grants.js';

/** Who is told of events after their commit, in jobs of their own. */
export function createSubscribers(env: Env, runtime: Runtime): readonly Subscriber[] {
  const { publicBaseUrl, smtpUrl } = env;
  const sender = smtpUrl ? createSmtpSender({ url: smtpUrl, publicBaseUrl }) : null;
  return [
    deliverMail(runtime, sender),
    tellOwners(publicBaseUrl),
    ...[
      notifyMentions(publicBaseUrl),
      notifyAssignment(publicBaseUrl),
      notifyOfSignIn(publicBaseUrl),
      letInAgain(publicBaseUrl),
      tellOwnersOfTrust(publicBaseUrl),
      sendRequestedLink(publicBaseUrl),
      sendInvitation(publicBaseUrl),
      sendTeamInvitation(publicBaseUrl),
      tellSuccessors(publicBaseUrl),
      tellOwnership(publicBaseUrl),
      endShutSessions,
      wantHistory,
      endRemovedConnections,
      giveBackGrants(createMailGrants(env)),
      noticePromises,
      noticeMeetings,
      noticeBounces,
      noticeAnswers,
    ].map(notWhileRemoved),
  ];
}
