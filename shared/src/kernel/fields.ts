import * as z from 'zod';

/** Field kinds that every schema shares. Text is trimmed; NUL, which PostgreSQL cannot store, is refused. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'Remove the invisible NUL character from this text.');
export const requiredText = (max: number) => text(max).refine((value) => value.length > 0, 'Write at least one character.');
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]{1,189}$/u, 'Write one e-mail address, such as jane@acme.com.');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code, such as EUR.');
export const cents = z.number().int().min(0).max(1_000_000_000_000);
export const tags = z.array(requiredText(40)).max(20);
