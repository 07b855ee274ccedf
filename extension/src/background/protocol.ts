/** What the extension's own pages and the content script may ask of the service worker. */
export type AuthRequest =
  | { type: 'threadline.auth.token'; refresh: boolean }
  | { type: 'threadline.auth.sign-in' }
  | { type: 'threadline.auth.sign-out' };

export type AuthAnswer =
  | { ok: true; token: string | null }
  | { ok: false; code: 'sign_in_cancelled' | 'unavailable'; message: string };

export interface GmailStartRequest {
  type: 'threadline.gmail.start';
}

/** What the content script cannot read itself: the page's own globals, and settings that it has no right to. */
export interface GmailStartAnswer {
  address: string | null;
  ik: string | null;
  selectorOverrides: unknown;
}
