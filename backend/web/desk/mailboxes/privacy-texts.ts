import { defineArea } from '@threadline/shared/i18n/area';

/** Whose mail is never kept, and what is stored of one's own. */
export const privacyTexts = defineArea({
  en: {
    blocks: {
      own: 'Mail in which they take part is never kept of your mailboxes, and what was kept before goes. Nobody else learns who stands here.',
      shared: 'Mail in which they take part is never kept of this mailbox, and what was kept before goes.',
      title: 'Never kept',
      whom: 'Address or domain',
      whomHint: 'A domain stands for all below it.',
      add: 'Block',
      none: 'Nobody is blocked',
      noneHint: 'Your doctor, your bank, your family: their mail stays out.',
      remove: 'Keep mail of {{whom}} again',
      added: 'Mail with {{whom}} is not kept any more',
      removed: 'Mail with {{whom}} is kept again from now on',
    },
    stored: {
      explanation: 'This is all that is stored of your own mailboxes. Admins cannot read it.',
      search: 'Address or subject',
      all: 'All of your mailboxes',
      which: 'Mailbox',
      count_one: '{{count}} mail in {{conversations}}',
      count_other: '{{count}} mails in {{conversations}}',
      conversations_one: '{{count}} conversation',
      conversations_other: '{{count}} conversations',
      none: 'Nothing is stored of yours',
      noneHint: 'As soon as a mailbox of yours is connected, its mail with customers stands here.',
      noMatch: 'No conversation matches',
      noSubject: 'Without a subject',
      sharedToo: 'Colleagues see it too',
      forget: 'Forget this',
      forgetTitle: 'Forget “{{subject}}”?',
      forgetMeaning:
        'Its mail is deleted here for good, with attachments and all that was made of it. In your mailbox it ' +
        'stays. What also lies in a colleague’s or a shared mailbox stays there.',
      forgotten: 'Conversation forgotten',
      mails_one: '{{count}} mail',
      mails_other: '{{count}} mails',
    },
  },
  de: {
    blocks: {
      own:
        'Mail, an der sie beteiligt sind, wird von Ihren Postfächern nie behalten, und was schon da ist, ' +
        'verschwindet. Niemand sonst erfährt, wer hier steht.',
      shared:
        'Mail, an der sie beteiligt sind, wird von diesem Postfach nie behalten, und was schon da ist, verschwindet.',
      title: 'Nie behalten',
      whom: 'Adresse oder Domain',
      whomHint: 'Eine Domain steht für alles darunter.',
      add: 'Sperren',
      none: 'Niemand ist gesperrt',
      noneHint: 'Ihre Ärztin, Ihre Bank, Ihre Familie: deren Mail bleibt draußen.',
      remove: 'Mail von {{whom}} wieder behalten',
      added: 'Mail mit {{whom}} wird nicht mehr behalten',
      removed: 'Mail mit {{whom}} wird von jetzt an wieder behalten',
    },
    stored: {
      explanation: 'Das ist alles, was von Ihren eigenen Postfächern gespeichert ist. Admins können es nicht lesen.',
      search: 'Adresse oder Betreff',
      all: 'Alle Ihre Postfächer',
      which: 'Postfach',
      count_one: '{{count}} Mail in {{conversations}}',
      count_other: '{{count}} Mails in {{conversations}}',
      conversations_one: '{{count}} Konversation',
      conversations_other: '{{count}} Konversationen',
      none: 'Von Ihnen ist nichts gespeichert',
      noneHint: 'Sobald ein Postfach von Ihnen verbunden ist, steht seine Mail mit Kunden hier.',
      noMatch: 'Keine Konversation passt',
      noSubject: 'Ohne Betreff',
      sharedToo: 'Kollegen sehen sie auch',
      forget: 'Vergessen',
      forgetTitle: '„{{subject}}“ vergessen?',
      forgetMeaning:
        'Die Mail wird hier endgültig gelöscht, samt Anhängen und allem, was daraus entstand. In Ihrem Postfach ' +
        'bleibt sie. Was auch bei Kollegen oder in einem Postfach des Teams liegt, bleibt dort.',
      forgotten: 'Konversation vergessen',
      mails_one: '{{count}} Mail',
      mails_other: '{{count}} Mails',
    },
  },
});
