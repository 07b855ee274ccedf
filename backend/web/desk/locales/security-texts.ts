import { defineArea } from '@threadline/shared/i18n/area';

/** Showing who one is: the question in front of what asks for it, and all around signing in. */
export const securityTexts = defineArea({
  en: {
    proof: {
      title: 'Confirm that it is you',
      description: 'What you are about to do asks for it. It counts for ten minutes.',
      password: 'Your password',
      code: 'Code of your authenticator app',
      passkey: 'Use a passkey',
      instead: { password: 'Use your password instead', code: 'Use a code instead' },
      confirm: 'Confirm',
      signInAgain: 'Sign out and sign in again to confirm that it is you.',
    },
  },
  de: {
    proof: {
      title: 'Bestätigen Sie, dass Sie es sind',
      description: 'Was Sie vorhaben, verlangt danach. Es gilt zehn Minuten lang.',
      password: 'Ihr Passwort',
      code: 'Code aus Ihrer Authenticator-App',
      passkey: 'Passkey verwenden',
      instead: { password: 'Stattdessen Ihr Passwort verwenden', code: 'Stattdessen einen Code verwenden' },
      confirm: 'Bestätigen',
      signInAgain: 'Melden Sie sich ab und wieder an, um zu bestätigen, dass Sie es sind.',
    },
  },
});
