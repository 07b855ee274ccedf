/** Lines with which mail programs begin to quote: "On … wrote:", "Am … schrieb …:", "-----Original Message-----", "From: …". */
const quoteBegins: readonly RegExp[] = [
  /^>/,
  /^-{2,}\s*(original message|ursprüngliche nachricht|weitergeleitete nachricht|forwarded message)\s*-{2,}$/i,
  /^(on|am|le|el)\s.{4,200}(wrote|schrieb|écrit|escribió)\b.{0,120}:$/i,
  /^_{20,}$/,
];
const headerLine = /^(from|von|de):\s.{1,200}$/i;
const secondHeader = /^(sent|gesendet|date|datum|to|an|envoyé|enviado):\s/i;

// Left-to-right overrides and their like make text say something else than it holds.
const misleading = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

/** What the sender wrote, without the mails quoted below it, as plain text that is what it looks like. */
export function visibleText(body: string): string {
  const lines = body.replace(misleading, '').split('\n');
  const end = lines.findIndex((line, index) => beginsQuote(line.trim(), lines[index + 1]?.trim() ?? ''));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .join('\n')
    .trim();
}

function beginsQuote(line: string, next: string): boolean {
  if (headerLine.test(line) && secondHeader.test(next)) return true;
  return quoteBegins.some((pattern) => pattern.test(line)) || isSplitIntroduction(line, next);
}

// A long introduction is broken over two lines.
function isSplitIntroduction(line: string, next: string): boolean {
  return /^(on|am)\s/i.test(line) && line.length < 200 && /(wrote|schrieb\b.{0,120}):$/i.test(next);
}

/** The name in front of a mail, where it is one: an address is nobody's name. */
export function visibleName(name: string | null, otherwise: string): string {
  const plain = (name ?? '').replace(misleading, '').trim();
  return plain === '' || plain.includes('@') ? otherwise : plain;
}
