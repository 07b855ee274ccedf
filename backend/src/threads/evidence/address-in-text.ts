import { isRobotAddress } from './robot-address.js';

const mostText = 20_000;
const mostFound = 5;
const address = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const label =
  /^[\s>*_|-]*(?:your |contact |reply |business |work |ihre )?(?:e-?mail(?:[ -]?(?:address|adresse))?|from|von|email|correo|courriel)\b/iu;

/**
 * Addresses of people that stand in a text, in lower case: those on a line that is called "e-mail" first, then the
 * others in their order. As a form writes them.
 */
export function addressesInText(text: string): string[] {
  const lines = text.slice(0, mostText).split('\n');
  const called: string[] = [];
  const others: string[] = [];
  lines.forEach((line, position) => {
    const isCalled = label.test(line) || (label.test(lines[position - 1] ?? '') && !lines[position - 1]?.includes('@'));
    for (const [found] of line.matchAll(address)) (isCalled ? called : others).push(found.toLowerCase());
  });
  return [...new Set([...called, ...others])].filter((found) => !isRobotAddress(found)).slice(0, mostFound);
}
