const deepest = 500;
const tag = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Tags that close by themselves. */
const flat = new Set('area base br col dd dt hr img input li link meta option p source tbody td th tr wbr'.split(' '));

/** Whether tags stand in tags deeper than anybody writes: the tree of such HTML takes too long to build. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing, name = ''] of html.matchAll(tag)) {
    if (flat.has(name.toLowerCase())) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}
