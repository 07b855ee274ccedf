import * as z from 'zod';

const noNul = 'Remove the invisible NUL character from this text.';

/**
 * Field kinds that every schema shares. Text is trimmed; NUL, which PostgreSQL cannot store, is refused, and half an
 * emoji, which a cut text ends with, becomes a replacement character. Years are those that a calendar shows.
 */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true }).refine(isUsualYear, 'Choose a time between 1900 and 2200.');
export const day = z.iso.date().refine(isUsualYear, 'Choose a day between 1900 and 2200.');
export const text = (max: number) => z.string().trim().max(max).refine(hasNoNul, noNul).overwrite(wholeCharacters);
/** Text that is compared as it is and therefore not trimmed. */
export const exactText = (max: number) => z.string().max(max).refine(hasNoNul, noNul).overwrite(wholeCharacters);
export const requiredText = (max: number) =>
  text(max).refine((value) => value.length > 0, 'Write at least one character.');
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[^\s@<>(),;:\\"[\]\p{Cc}\p{Cs}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}\p{Cs}]{1,189}$/u,
    'Write one e-mail address, such as jane@acme.com.',
  );
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code, such as EUR.');
export const cents = z.number().int().min(0).max(1_000_000_000_000);
export const tags = z.array(requiredText(40)).max(20);

function hasNoNul(value: string): boolean {
  return !value.includes('\u0000');
}

function wholeCharacters(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}

function isUsualYear(value: string): boolean {
  const year = Number(value.slice(0, 4));
  return year >= 1900 && year <= 2200;
}
