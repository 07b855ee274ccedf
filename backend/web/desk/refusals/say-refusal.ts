import type { Language } from '@threadline/shared/i18n/area';
import type { Catalogue } from './catalogue.js';

type Say = (sentence: string) => string;

const asItIs: Say = (sentence) => sentence;
let say: Say = asItIs;

/** Makes ready to say refusals in a language; those of English come from the server as they are. */
export async function speakRefusals(language: Language): Promise<void> {
  say = language === 'de' ? sayingOf((await import('./german/catalogue.js')).germanRefusals) : asItIs;
}

/** The server's sentence in the language of the desk; as it came where nobody has translated it. */
export function sayRefusal(sentence: string): string {
  return say(sentence);
}

/** How a catalogue says a sentence: known as a whole, or by its pattern. */
export function sayingOf({ sentences, words }: Catalogue): Say {
  const patterns = Object.entries(sentences)
    .filter(([english]) => english.includes('{{'))
    .map(([english, other]) => ({ expression: expressionOf(english), names: namesIn(english), other }));
  return (sentence) => {
    const whole = sentences[sentence];
    if (whole !== undefined) return whole;
    for (const { expression, names, other } of patterns) {
      const found = expression.exec(sentence);
      if (found)
        return fillIn(
          other,
          names,
          found.slice(1).map((part) => words[part] ?? part),
        );
    }
    return sentence;
  };
}

function fillIn(text: string, names: readonly string[], values: readonly string[]): string {
  return names.reduce((filled, name, index) => filled.replaceAll(`{{${name}}}`, () => values[index] ?? ''), text);
}

const namesIn = (english: string) => [...english.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

function expressionOf(english: string): RegExp {
  const parts = english.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
