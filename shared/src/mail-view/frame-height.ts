import type { OpenedMail } from './schema.js';

const linePixels = 20;
/** How wide a letter is on average. */
const letterPixels = 7;
const lowest = 44;

/**
 * About how high a mail is at this width. Nobody can measure inside a frame without an origin, so it is guessed from what
 * the sanitiser has counted; where the guess is too low, the frame scrolls.
 */
export function guessHeight(
  room: OpenedMail['room'],
  { width, pictures }: { width: number; pictures: boolean },
): number {
  const letters = Math.max((width - 4) / letterPixels, 10);
  const lines = room.characters / letters + room.blocks * 1.2 + 1;
  const shown = pictures ? room.imagePixels : Math.min(room.imagePixels, 96);
  return Math.max(Math.ceil(lines) * linePixels + shown, lowest);
}

/** The height of a frame: all of a short mail, the begin of a long one, and on request a long one too. */
export function frameHeight(guess: number, { usual, whole }: { usual: number; whole: boolean }): number {
  if (!whole) return Math.min(guess, usual);
  return Math.min(Math.max(guess * 1.3, usual * 2), 12_000);
}
