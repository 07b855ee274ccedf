import type { SendWarning } from '../send-guard/schema.js';
import { defineArea } from './area.js';

/** What is asked before a mail goes out. Small and whole: a mail client's own script says the same as the panel. */
export const guardTexts = defineArea({
  en: {
    heading: 'Send this mail?',
    note: 'It repeats an internal note on {{customer}}: “{{words}}”.',
    otherCustomer: '{{address}} belongs to {{customer}}, and the mail is about {{about}}.',
    newDomain: 'Nobody here has written to {{domain}} before: {{addresses}}.',
    unchecked: 'Threadline cannot be reached, so this mail was not checked for notes and other customers’ addresses.',
    send: 'Send anyway',
    back: 'Back to the mail',
  },
  de: {
    heading: 'Diese E-Mail senden?',
    note: 'Sie wiederholt eine interne Notiz zu {{customer}}: „{{words}}“.',
    otherCustomer: '{{address}} gehört zu {{customer}}, und in der E-Mail geht es um {{about}}.',
    newDomain: 'An {{domain}} hat hier noch niemand geschrieben: {{addresses}}.',
    unchecked:
      'Threadline ist nicht erreichbar. Diese E-Mail wurde nicht auf Notizen und Adressen anderer Kunden geprüft.',
    send: 'Trotzdem senden',
    back: 'Zurück zur E-Mail',
  },
});

export type GuardTexts = { [Name in keyof (typeof guardTexts)['en']]: string };

/** Each warning as a sentence. */
export function reasonsOf(warnings: readonly SendWarning[], texts: GuardTexts): string[] {
  return warnings.map((warning) => {
    if (warning.kind === 'note') return fill(texts.note, { customer: warning.customer.name, words: warning.words });
    if (warning.kind === 'new_domain') {
      return fill(texts.newDomain, { domain: warning.domain, addresses: warning.addresses.join(', ') });
    }
    const about = warning.about.map(({ name }) => name).join(', ');
    return fill(texts.otherCustomer, { address: warning.address, customer: warning.customer.name, about });
  });
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark);
}
