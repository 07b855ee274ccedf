import { defineArea } from '@threadline/shared/i18n/area';

/** Canned responses, loaded with their page. */
export const cannedArea = defineArea({
  en: {
    explanation:
      'Texts that are put into mails, here and in your mail client. Variables are filled from the customer’s record.',
    create: 'New canned response',
    edit: 'Change canned response',
    editNamed: 'Change {{title}}',
    removeNamed: 'Remove {{title}}',
    search: 'Search canned responses',
    none: 'No canned responses yet',
    noneHint: 'Write the first one: an answer that you give often, or an invitation to the portal.',
    noMatch: 'No canned response fits',
    noMatchHint: 'Search for other words.',
    title: 'Title',
    body: 'Text',
    language: 'Language',
    anyLanguage: 'Any language',
    shared: 'For the whole team',
    team: 'Team',
    own: 'Yours',
    variables: 'Variables',
    variablesHint: 'After a bar stands what is said where the record has nothing: {{example}}',
    save: 'Save',
    saved: 'Canned response saved',
    removed: 'Canned response removed',
    languages: {
      en: 'English',
      de: 'German',
      fr: 'French',
      es: 'Spanish',
      it: 'Italian',
      nl: 'Dutch',
      pt: 'Portuguese',
      pl: 'Polish',
    },
    names: {
      contact_first_name: 'First name of the recipient',
      contact_name: 'Name of the recipient',
      customer_name: 'Name of the customer',
      customer_owner: 'Owner of the customer',
      me_first_name: 'Your first name',
      me_name: 'Your name',
      portal_link: 'Address of the portal',
    },
  },
  de: {
    explanation:
      'Texte, die in Mails eingefügt werden, hier und in Ihrem Mailprogramm. Variablen werden aus den Daten des Kunden gefüllt.',
    create: 'Neuer Textbaustein',
    edit: 'Textbaustein ändern',
    editNamed: '{{title}} ändern',
    removeNamed: '{{title}} entfernen',
    search: 'Textbausteine suchen',
    none: 'Noch keine Textbausteine',
    noneHint: 'Schreiben Sie den ersten: eine Antwort, die Sie oft geben, oder eine Einladung ins Portal.',
    noMatch: 'Kein Textbaustein passt',
    noMatchHint: 'Suchen Sie nach anderen Wörtern.',
    title: 'Titel',
    body: 'Text',
    language: 'Sprache',
    anyLanguage: 'Jede Sprache',
    shared: 'Für das ganze Team',
    team: 'Team',
    own: 'Eigener',
    variables: 'Variablen',
    variablesHint: 'Nach einem Strich steht, was gesagt wird, wenn die Daten nichts hergeben: {{example}}',
    save: 'Speichern',
    saved: 'Textbaustein gespeichert',
    removed: 'Textbaustein entfernt',
    languages: {
      en: 'Englisch',
      de: 'Deutsch',
      fr: 'Französisch',
      es: 'Spanisch',
      it: 'Italienisch',
      nl: 'Niederländisch',
      pt: 'Portugiesisch',
      pl: 'Polnisch',
    },
    names: {
      contact_first_name: 'Vorname der Empfängerin oder des Empfängers',
      contact_name: 'Name der Empfängerin oder des Empfängers',
      customer_name: 'Name des Kunden',
      customer_owner: 'Wer für den Kunden zuständig ist',
      me_first_name: 'Ihr Vorname',
      me_name: 'Ihr Name',
      portal_link: 'Adresse des Portals',
    },
  },
});

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    canned: typeof cannedArea.en;
  }
}
