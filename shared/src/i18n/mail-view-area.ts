import { defineArea } from './area.js';

/** The texts around a mail that is shown. */
export const mailViewArea = defineArea({
  en: {
    frame: 'Text of the mail',
    quoted: 'Quoted text',
    whole: 'Show whole mail',
    less: 'Show less',
    showPictures: 'Show pictures',
    pictures_one: 'One picture lies at the sender’s. Whoever sent it does not learn that you look at it.',
    pictures_other: '{{count}} pictures lie at the sender’s. Whoever sent them does not learn that you look at them.',
    cut: 'This mail is very large. Not all of it is shown.',
    noText: 'This mail has no text.',
    ownCopy: 'You read this from your own mailbox. Your colleagues see less of it.',
    tier: {
      none: 'Nothing is kept of this mail.',
      metadata: 'Of this mail only people and time are kept. Open it in your mail client to read it.',
      subject: 'Of this mail only the subject is kept. Open it in your mail client to read it.',
      full: 'The text of this mail is not there any more.',
    },
    attachments: 'Attachments',
    notKept: 'too large to be kept',
    flags: {
      id_taken: 'This mail came under the id of another one, with other content. One of the two may be forged.',
      from_colleague_unproven: 'It claims to come from a colleague, and nothing proves that it does.',
      date_unreadable: 'Its date could not be read.',
    },
    kinds: {
      'auto-reply': 'Automatic reply',
      bounce: 'Not delivered',
      calendar: 'Invitation',
      list: 'Mailing list',
    },
    forwarded: 'Forwarded; first from {{name}}',
    personal: 'Only you see this mail',
    failed: 'This mail could not be opened.',
  },
  de: {
    frame: 'Text der Mail',
    quoted: 'Zitierter Text',
    whole: 'Ganze Mail zeigen',
    less: 'Weniger zeigen',
    showPictures: 'Bilder zeigen',
    pictures_one: 'Ein Bild liegt beim Absender. Er erfährt nicht, dass Sie es ansehen.',
    pictures_other: '{{count}} Bilder liegen beim Absender. Er erfährt nicht, dass Sie sie ansehen.',
    cut: 'Diese Mail ist sehr groß. Es wird nicht alles gezeigt.',
    noText: 'Diese Mail hat keinen Text.',
    ownCopy: 'Sie lesen dies aus Ihrem eigenen Postfach. Ihre Kolleginnen und Kollegen sehen weniger davon.',
    tier: {
      none: 'Von dieser Mail wird nichts aufbewahrt.',
      metadata:
        'Von dieser Mail werden nur Personen und Zeit aufbewahrt. Öffnen Sie sie in Ihrem Mailprogramm, um sie zu lesen.',
      subject:
        'Von dieser Mail wird nur der Betreff aufbewahrt. Öffnen Sie sie in Ihrem Mailprogramm, um sie zu lesen.',
      full: 'Der Text dieser Mail ist nicht mehr da.',
    },
    attachments: 'Anhänge',
    notKept: 'zu groß zum Aufbewahren',
    flags: {
      id_taken:
        'Diese Mail kam unter der Kennung einer anderen, mit anderem Inhalt. Eine von beiden kann gefälscht sein.',
      from_colleague_unproven: 'Sie gibt an, von jemandem aus Ihrem Team zu kommen, und nichts belegt das.',
      date_unreadable: 'Ihr Datum war nicht zu lesen.',
    },
    kinds: {
      'auto-reply': 'Automatische Antwort',
      bounce: 'Nicht zugestellt',
      calendar: 'Einladung',
      list: 'Mailingliste',
    },
    forwarded: 'Weitergeleitet; zuerst von {{name}}',
    personal: 'Nur Sie sehen diese Mail',
    failed: 'Diese Mail ließ sich nicht öffnen.',
  },
});

export type MailViewTexts = typeof mailViewArea.en;

declare module './areas.js' {
  interface TranslationAreas {
    mailView: MailViewTexts;
  }
}
