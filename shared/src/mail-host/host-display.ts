import type { HostTheme, HostView, SendGuard, Unsubscribe } from './port.js';

/** What a mail client shows, and who hears of it: this half of `MailHost` is the same for every adapter. */
export class HostDisplay {
  private currentView: HostView | null = null;
  private currentTheme: HostTheme;
  private readonly viewListeners = new Set<(view: HostView) => void>();
  private readonly themeListeners = new Set<(theme: HostTheme) => void>();

  constructor(theme: HostTheme) {
    this.currentTheme = theme;
  }

  view(): HostView | null {
    return this.currentView;
  }

  onView(listener: (view: HostView) => void): Unsubscribe {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  theme(): HostTheme {
    return this.currentTheme;
  }

  onTheme(listener: (theme: HostTheme) => void): Unsubscribe {
    this.themeListeners.add(listener);
    return () => this.themeListeners.delete(listener);
  }

  /** A client without a way to hold a mail back, or with one of its own, sends it unasked. */
  guardSends(_guard: SendGuard | null): void {}

  /** A thread, a compose window, or nothing is open from now on. */
  show(view: HostView): void {
    this.currentView = view;
    for (const listener of this.viewListeners) listener(view);
  }

  showTheme(theme: HostTheme): void {
    this.currentTheme = theme;
    for (const listener of this.themeListeners) listener(theme);
  }
}
