import { createAuth } from '../sign-in/auth.js';
import { reasonsAgainst } from './check-mail.js';
import { readWritten, type WrittenItem } from './written-mail.js';

const longestMessage = 500;

/** Outlook calls this when a mail is about to go out, and lets its writer decide where it does not allow the event. */
async function onMessageSend(event: Office.MailboxEvent): Promise<void> {
  const { mailbox, displayLanguage, partitionKey } = Office.context;
  const auth = createAuth({
    office: Office,
    backendUrl: location.origin,
    entraClientId: null,
    place: `threadline:${partitionKey ?? ''}:auth:`,
  });
  const item = mailbox.item as unknown as WrittenItem;
  const reasons = await reasonsAgainst(() => readWritten(item, mailbox.userProfile.emailAddress), {
    backendUrl: location.origin,
    accessToken: (options) => auth.accessToken(options),
    language: displayLanguage,
  });
  if (reasons.length === 0) return event.completed({ allowEvent: true });
  event.completed({ allowEvent: false, errorMessage: reasons.join('\n').slice(0, longestMessage) });
}

Office.actions.associate('onMessageSend', onMessageSend);
