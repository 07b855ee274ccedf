import { emailAddress } from '../kernel/fields.js';

const unclear =
  'This address has characters that cannot be seen or only look like letters. Type it by hand, in plain letters.';
const inItsAsciiForm = 'Write what stands after the @ in plain letters a to z, as in xn--… for a name with others.';

/**
 * An address at which somebody signs in, in the one way in which it is kept and compared. What looks like another one is
 * refused: marks that turn or hide text, letters that are composed differently, and domains outside of ASCII.
 */
export const signInAddress = emailAddress
  .refine((address) => !/[\p{Cf}\p{Co}\p{Cn}\p{Mn}\p{Zl}\p{Zp}]/u.test(address), unclear)
  .refine((address) => address === address.normalize('NFKC'), unclear)
  .refine((address) => /^[\x21-\x7e]+$/.test(address.slice(address.lastIndexOf('@') + 1)), inItsAsciiForm)
  .transform((address) => address.toLowerCase());
