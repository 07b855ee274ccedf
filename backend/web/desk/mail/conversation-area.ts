import { defineArea } from '@threadline/shared/i18n/area';

/** The texts of a conversation with its mails, which come with its page. */
export const conversationArea = defineArea({
  en: {
    title: 'Conversation',
    earlier: 'Show earlier mails',
    customers: 'Customers of this conversation',
    nobody: 'No customer is linked to this conversation.',
    to: 'to {{names}}',
    andMore_one: '{{names}} and one more',
    andMore_other: '{{names}} and {{count}} more',
    attachments_one: '{{count}} attachment',
    attachments_other: '{{count}} attachments',
    keys: { group: 'Conversation', open: 'Open or fold the mail' },
    arrange: 'Arrange',
    split: 'Make it a conversation of its own',
    splitOn: 'Make it and all later ones a conversation',
    splitDone: 'Conversation split',
    merge: 'Put together with another conversation',
    mergeMeaning: 'All mails of this conversation go to the other one.',
    other: 'Other conversation',
    mergeNow: 'Put together',
    mergeDone: 'Conversations put together',
    why: {
      contact: '{{address}} is a contact',
      alias: '{{address}} looks like a contact',
      domain: 'mail from {{domain}}',
      rule: 'a rule for {{address}}',
      forward: 'forwarded mail from {{address}}',
      thread: 'earlier mail of this conversation',
      manual: '{{name}} chose it',
      manualUnknown: 'a colleague chose it',
    },
  },
  de: {
    title: 'Konversation',
    earlier: 'Frühere Mails zeigen',
    customers: 'Kunden dieser Konversation',
    nobody: 'Dieser Konversation ist kein Kunde zugeordnet.',
    to: 'an {{names}}',
    andMore_one: '{{names}} und eine weitere Adresse',
    andMore_other: '{{names}} und {{count}} weitere',
    attachments_one: '{{count}} Anhang',
    attachments_other: '{{count}} Anhänge',
    keys: { group: 'Konversation', open: 'Mail öffnen oder einklappen' },
    arrange: 'Ordnen',
    split: 'Zu einer eigenen Konversation machen',
    splitOn: 'Sie und alle späteren zu einer eigenen machen',
    splitDone: 'Konversation geteilt',
    merge: 'Mit einer anderen Konversation zusammenlegen',
    mergeMeaning: 'Alle Mails dieser Konversation gehen in die andere.',
    other: 'Andere Konversation',
    mergeNow: 'Zusammenlegen',
    mergeDone: 'Konversationen zusammengelegt',
    why: {
      contact: '{{address}} ist eine Kontaktperson',
      alias: '{{address}} sieht nach einer Kontaktperson aus',
      domain: 'Mail von {{domain}}',
      rule: 'eine Regel für {{address}}',
      forward: 'weitergeleitete Mail von {{address}}',
      thread: 'frühere Mail dieser Konversation',
      manual: '{{name}} hat es so gewählt',
      manualUnknown: 'jemand aus dem Team hat es so gewählt',
    },
  },
});

export type ConversationTexts = typeof conversationArea.en;

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    conversation: ConversationTexts;
  }
}
