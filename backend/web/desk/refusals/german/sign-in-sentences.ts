import type { Sentences } from '../catalogue.js';

/** Signing in, and all around it. */
export const signInSentences: Sentences = {
  'This link cannot be used any more: it was used, or is older than three days. Ask an admin to help you.':
    'Dieser Link gilt nicht mehr: Er wurde benutzt oder ist älter als drei Tage. Bitten Sie einen Admin um Hilfe.',
  'Too many tries. Wait {{minutes}} minutes, or ask an admin to set a new password.':
    'Zu viele Versuche. Warten Sie {{minutes}} Minuten, oder bitten Sie einen Admin um ein neues Passwort.',
  'Very many sign-ins are being tried at this moment. Wait a few seconds and try again.':
    'Im Moment werden sehr viele Anmeldungen versucht. Warten Sie einige Sekunden und versuchen Sie es erneut.',
  'Too many sign-ins were begun from your network. Wait 15 minutes and try again.':
    'Aus Ihrem Netz wurden zu viele Anmeldungen begonnen. Warten Sie 15 Minuten und versuchen Sie es erneut.',
  'Your organisation does not allow this way of signing in. Use another one on this page, or ask an admin.':
    'Ihre Organisation erlaubt diesen Weg der Anmeldung nicht. Nehmen Sie einen anderen auf dieser Seite, oder fragen Sie einen Admin.',
  'Too many wrong codes. Wait 15 minutes, or ask an admin of your organisation for help.':
    'Zu viele falsche Codes. Warten Sie 15 Minuten, oder bitten Sie einen Admin Ihrer Organisation um Hilfe.',
  'Your authenticator app is set up already. Remove it first to set up another one.':
    'Ihre Authenticator-App ist schon eingerichtet. Entfernen Sie sie zuerst, um eine andere einzurichten.',
  'People of your Microsoft organisation may not sign in here. Ask your administrator.':
    'Personen Ihrer Microsoft-Organisation dürfen sich hier nicht anmelden. Fragen Sie Ihren Administrator.',
  'Sign in to go on.': 'Melden Sie sich an, um fortzufahren.',
  'This program is not known here. Install Threadline in your mail client again.':
    'Dieses Programm ist hier nicht bekannt. Installieren Sie Threadline in Ihrem Mailprogramm erneut.',
  'This sign-in has ended. Sign in again.': 'Diese Anmeldung ist beendet. Melden Sie sich erneut an.',
  '{{provider}}’s word for who you are has run out. Sign in again.':
    'Die Auskunft von {{provider}}, wer Sie sind, ist abgelaufen. Melden Sie sich erneut an.',
  '{{provider}}’s word for who you are was not accepted. Sign in again.':
    'Die Auskunft von {{provider}}, wer Sie sind, wurde nicht angenommen. Melden Sie sich erneut an.',
  '{{provider}} does not answer. Sign in with your password, or try again in a moment.':
    '{{provider}} antwortet nicht. Melden Sie sich mit Ihrem Passwort an, oder versuchen Sie es gleich erneut.',
  'This passkey was not accepted. Try again, or sign in in another way.':
    'Dieser Passkey wurde nicht angenommen. Versuchen Sie es erneut, oder melden Sie sich auf anderem Weg an.',
  'This password is among those that are tried first. Choose a short sentence that only you would write.':
    'Dieses Passwort gehört zu denen, die zuerst versucht werden. Wählen Sie einen kurzen Satz, den nur Sie schreiben würden.',
  'This password is made of your name, your address or your organisation. Choose a short sentence about something else.':
    'Dieses Passwort besteht aus Ihrem Namen, Ihrer Adresse oder Ihrer Organisation. Wählen Sie einen kurzen Satz über etwas anderes.',
  'Use at least {{count}} characters. A short sentence that only you would write is good.':
    'Nehmen Sie mindestens {{count}} Zeichen. Gut ist ein kurzer Satz, den nur Sie schreiben würden.',
  'Use at most {{count}} characters.': 'Nehmen Sie höchstens {{count}} Zeichen.',
  'This code is wrong or was used before. Wait for the next one and try again.':
    'Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten und versuchen Sie es erneut.',
  'This page has been open for more than 30 minutes. Sign in, and end what you do not know on “Sign-in and devices”.':
    'Diese Seite ist seit mehr als 30 Minuten offen. Melden Sie sich an und beenden Sie auf „Anmeldung und Geräte“, was Sie nicht kennen.',
  'You were signed out meanwhile. Sign in again.': 'Sie wurden inzwischen abgemeldet. Melden Sie sich erneut an.',
  'You sign in with a second factor. Confirm with its code or your passkey.':
    'Sie melden sich mit einem zweiten Faktor an. Bestätigen Sie mit dessen Code oder Ihrem Passkey.',
  'This is not your password. Try again.': 'Das ist nicht Ihr Passwort. Versuchen Sie es erneut.',
  'This request came from another site. Open Threadline in a tab of its own and try again.':
    'Diese Anfrage kam von einer anderen Seite. Öffnen Sie Threadline in einem eigenen Tab und versuchen Sie es erneut.',
  'This sign-in has ended. Begin again with your address and password.':
    'Diese Anmeldung ist beendet. Beginnen Sie von vorn mit Adresse und Passwort.',
  'Address and password do not match. Check both, or set a new password.':
    'Adresse und Passwort passen nicht zusammen. Prüfen Sie beides, oder setzen Sie ein neues Passwort.',
  'This address belongs to several organisations. Choose the one to open.':
    'Diese Adresse gehört zu mehreren Organisationen. Wählen Sie, welche Sie öffnen möchten.',
  'This is your only way to sign in. Set a password, or add a passkey, before you remove it.':
    'Das ist Ihr einziger Weg zur Anmeldung. Setzen Sie ein Passwort oder fügen Sie einen Passkey hinzu, bevor Sie ihn entfernen.',
  '{{provider}} did not confirm this sign-in. Begin again.':
    '{{provider}} hat diese Anmeldung nicht bestätigt. Beginnen Sie von vorn.',
  '{{provider}}’s answer did not come from {{same}}. Begin again.':
    'Die Antwort von {{provider}} kam nicht von {{same}}. Beginnen Sie von vorn.',
  'This sign-in was begun elsewhere or too long ago. Begin again.':
    'Diese Anmeldung wurde anderswo oder vor zu langer Zeit begonnen. Beginnen Sie von vorn.',
  'You did not let {{provider}} tell us who you are. Begin again, or sign in in another way.':
    'Sie haben {{provider}} nicht erlaubt, uns zu sagen, wer Sie sind. Beginnen Sie von vorn, oder melden Sie sich auf anderem Weg an.',
  '{{provider}} could not sign you in. Begin again in a moment.':
    '{{provider}} konnte Sie nicht anmelden. Beginnen Sie gleich noch einmal von vorn.',
  'Somebody else in your organisation signs in with this account. Choose another one.':
    'Jemand anderes in Ihrer Organisation meldet sich mit diesem Konto an. Wählen Sie ein anderes.',
  'This account belongs to several organisations. Choose the one to open.':
    'Dieses Konto gehört zu mehreren Organisationen. Wählen Sie, welche Sie öffnen möchten.',
  'This choice came too late. Begin again.': 'Diese Wahl kam zu spät. Beginnen Sie von vorn.',
  'This {{provider}} account is not linked to anybody here yet. Sign in with your password once and link it in the settings.':
    'Dieses {{provider}}-Konto ist hier noch mit niemandem verknüpft. ' +
    'Melden Sie sich einmal mit Ihrem Passwort an und verknüpfen Sie es in den Einstellungen.',
  'This passkey could not be added. Begin again, and finish within five minutes.':
    'Dieser Passkey konnte nicht hinzugefügt werden. Beginnen Sie von vorn und schließen Sie innerhalb von fünf Minuten ab.',
  'This passkey is here already. Use it to sign in.': 'Diesen Passkey gibt es hier schon. Melden Sie sich damit an.',
  'You have twenty passkeys. Remove one that you no longer use.':
    'Sie haben zwanzig Passkeys. Entfernen Sie einen, den Sie nicht mehr benutzen.',
  'This link cannot be used any more: it was used, or is older than 30 minutes. Ask for a new one.':
    'Dieser Link gilt nicht mehr: Er wurde benutzt oder ist älter als 30 Minuten. Fordern Sie einen neuen an.',
  'Too many links were tried from your network. Wait 15 minutes, then ask anew.':
    'Aus Ihrem Netz wurden zu viele Links versucht. Warten Sie 15 Minuten und fordern Sie dann einen neuen an.',
  'Too many passwords were asked for from your network. Wait 15 minutes and try again.':
    'Aus Ihrem Netz wurden zu viele Passwörter angefordert. Warten Sie 15 Minuten und versuchen Sie es erneut.',
  'Recovery codes belong to an authenticator app. Set one up first.':
    'Wiederherstellungscodes gehören zu einer Authenticator-App. Richten Sie zuerst eine ein.',
  'This code does not fit. Check that your telephone shows the right time, and type the next one.':
    'Dieser Code passt nicht. Prüfen Sie, ob Ihr Telefon die richtige Zeit zeigt, und geben Sie den nächsten ein.',
  'Change your own sign-in on your page “Sign-in and devices”.':
    'Ihre eigene Anmeldung ändern Sie auf Ihrer Seite „Anmeldung und Geräte“.',
  'Only an owner can do this for an owner. Ask one of your owners.':
    'Nur ein Inhaber kann das für einen Inhaber tun. Fragen Sie einen Ihrer Inhaber.',
  'No owner could sign in any more. An owner has to link such an account first.':
    'Kein Inhaber könnte sich mehr anmelden. Zuerst muss ein Inhaber ein solches Konto verknüpfen.',
  'Your organisation asks for a second factor. Set one up to go on.':
    'Ihre Organisation verlangt einen zweiten Faktor. Richten Sie einen ein, um fortzufahren.',
  'Nothing was changed. Confirm that it is you to do this.':
    'Nichts wurde geändert. Bestätigen Sie, dass Sie es sind, um das zu tun.',
};
