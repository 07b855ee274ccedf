import type { ComposeFacts } from './compose-facts.js';

/**
 * Decides which compose window the panel serves: the one that had the cursor last. Turning back to the conversation
 * leaves a separate window, never an inline reply, which belongs to that conversation.
 */
export class ComposeFocus {
  private active: Element | null = null;
  private seen = new WeakSet<Element>();

  /** The window to serve, among those on screen now. */
  choose(composes: readonly ComposeFacts[]): ComposeFacts | null {
    for (const compose of composes) {
      if (!this.seen.has(compose.body)) this.active = compose.body;
      this.seen.add(compose.body);
    }
    return composes.find((compose) => compose.body === this.active) ?? null;
  }

  /** Tells where the reader's attention went; true when the choice may have changed. */
  attend(target: Node, composes: readonly ComposeFacts[], threadRoot: Element | null): boolean {
    const inside = composes.find((compose) => compose.root.contains(target));
    const before = this.active;
    if (inside) this.active = inside.body;
    else if (threadRoot?.contains(target) && !this.isInline(threadRoot)) this.active = null;
    return this.active !== before;
  }

  private isInline(threadRoot: Element): boolean {
    return this.active !== null && threadRoot.contains(this.active);
  }
}
