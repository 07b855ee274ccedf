const lastRanges = new WeakMap<HTMLElement, Range>();

/** Remembers where the cursor stood in each compose window, because the panel takes the focus away from it. */
export function rememberCursor(bodies: readonly HTMLElement[]): void {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const body = bodies.find((candidate) => candidate.contains(range.commonAncestorContainer));
  if (body) lastRanges.set(body, range.cloneRange());
}

/** Inserts plain text at the last cursor, line by line, as typing would: Gmail's undo and draft saving go on working. */
export function insertText(body: HTMLElement, text: string): void {
  // The last moves of the cursor may not have been told yet.
  rememberCursor([body]);
  body.focus();
  placeCursor(body);
  const lines = text.split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    if (index > 0) document.execCommand('insertLineBreak');
    if (line !== '') document.execCommand('insertText', false, line);
  });
}

function placeCursor(body: HTMLElement): void {
  const selection = document.getSelection();
  if (!selection) return;
  const remembered = lastRanges.get(body);
  const usable = remembered && body.contains(remembered.startContainer) && body.contains(remembered.endContainer);
  const range = usable ? remembered : startOf(body);
  selection.removeAllRanges();
  selection.addRange(range);
}

function startOf(body: HTMLElement): Range {
  const range = document.createRange();
  range.setStart(body, 0);
  return range;
}
