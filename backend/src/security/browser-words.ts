import Bowser from 'bowser';

export interface BrowserWords {
  browser: string | null;
  system: string | null;
}

/** What a user agent says of itself, in two words that people know; null for what it does not say. */
export function browserWords(userAgent: string | null): BrowserWords {
  if (!userAgent?.trim()) return { browser: null, system: null };
  const parser = Bowser.getParser(userAgent);
  return { browser: parser.getBrowserName() || null, system: parser.getOSName() || null };
}
