// Lone surrogates and NUL are refused by PostgreSQL, the other controls confuse whatever prints them.
const LONE_SURROGATE = /\p{Surrogate}/gu;
const CONTROL = /\p{Cc}/gu;
const LINE_SEPARATORS = /[\u2028\u2029]/g;
const WHITE_SPACE = /\s+/g;
const C1_CONTROL = /[\u0080-\u009F]/g;
const WINDOWS_1252_FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Body text that any store accepts: no NUL, well-formed Unicode, line ends as \n. */
export function cleanBody(text: string): string {
  return restoreWindows1252(text).replace(/\r\n?/g, '\n').replaceAll('\0', '').replace(LONE_SURROGATE, '\uFFFD');
}

/** One line of text: controls removed, white space collapsed, well-formed Unicode. */
export function cleanLine(text: string): string {
  return restoreWindows1252(text)
    .replace(/[\t\r\n]/g, ' ')
    .replace(CONTROL, '')
    .replace(LINE_SEPARATORS, ' ')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(WHITE_SPACE, ' ')
    .trim();
}

/** The first `limit` characters, never ending inside a surrogate pair. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const lastUnit = text.charCodeAt(limit - 1);
  const endsInsidePair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return text.slice(0, endsInsidePair ? limit - 1 : limit);
}

/** The longest beginning of the text that fits into `limit` bytes of UTF-8. */
export function clipBytes(text: string, limit: number): string {
  // A UTF-16 unit takes three bytes of UTF-8 at most, so short texts need no counting.
  if (text.length * 3 <= limit) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(limit));
  return clip(text, read);
}

// Node's decoder reads windows-1252 as plain latin1 (nodejs/node#56542), which leaves controls where the sender
// wrote quotation marks, dashes and euro signs. Mail has no other use for these controls.
function restoreWindows1252(text: string): string {
  return text.replace(C1_CONTROL, (control) => WINDOWS_1252_FROM_0X80[control.charCodeAt(0) - 0x80] ?? '');
}
