import { Invalid, type PublicError, Unavailable } from '../../platform/errors.js';
import { SourceProblem } from '../port.js';
import { GrantIncomplete } from './grants.js';

/** What a person reads when their yes could not be used; what is none of these problems stays what it is. */
export function grantRefusal(problem: unknown, name: string): unknown {
  if (problem instanceof GrantIncomplete) return incomplete(problem, name);
  if (!(problem instanceof SourceProblem)) return problem;
  const { code } = problem;
  if (code === 'revoked')
    return new Invalid(`${name} did not confirm this connection. Begin again.`, { cause: problem });
  if (code === 'refused_sign_in')
    return new Invalid(`${name} refuses your organisation’s application. Ask an admin to check its ID and secret.`, {
      cause: problem,
    });
  if (code === 'mailbox_gone')
    return new Invalid(`This account at ${name} has no mailbox. Begin again and choose another.`, { cause: problem });
  return new Unavailable(`${name} does not answer. Begin again in a moment.`, { cause: problem });
}

function incomplete(problem: GrantIncomplete, name: string): PublicError {
  if (problem.lacks === 'scopes')
    return new Invalid('Threadline has to read and to send mail of this mailbox. Begin again and allow both.', {
      cause: problem,
    });
  return new Invalid(`${name} does not say whose mailbox this is. Begin again and choose another account.`, {
    cause: problem,
  });
}
