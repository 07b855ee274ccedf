/** The text with another one put in at the cursor, and where that ends. */
export function inserted(body: string, text: string, area: HTMLTextAreaElement | null): { whole: string; end: number } {
  const from = area?.selectionStart ?? body.length;
  const to = area?.selectionEnd ?? from;
  return { whole: `${body.slice(0, from)}${text}${body.slice(to)}`, end: from + text.length };
}
