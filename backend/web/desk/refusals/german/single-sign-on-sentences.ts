import type { Sentences } from '../catalogue.js';

/** An organisation's own sign-in. */
export const singleSignOnSentences: Sentences = {
  'Nobody here signs in as you yet. Ask an admin of your organisation to invite you, then sign in this way again.':
    'Hier meldet sich noch niemand als Sie an. Bitten Sie einen Admin Ihrer Organisation um eine Einladung und ' +
    'melden Sie sich dann wieder auf diesem Weg an.',
  'This sign-in lets no owner in until an owner vouches for it. Sign in another way, and do so under Single sign-on.':
    'Diese Anmeldung lässt keinen Inhaber ein, bevor ein Inhaber für sie einsteht. ' +
    'Melden Sie sich anders an und bestätigen Sie sie unter „Single Sign-on“.',
  'Link your own account of this sign-in first, so that you know that it works.':
    'Verknüpfen Sie zuerst Ihr eigenes Konto dieser Anmeldung, damit Sie wissen, dass sie funktioniert.',
  'This sign-in lets no owner in yet. An owner has to vouch for it under Single sign-on.':
    'Diese Anmeldung lässt noch keinen Inhaber ein. Ein Inhaber muss sie unter „Single Sign-on“ bestätigen.',
  'No owner has recovery codes, by which somebody gets in while the provider is away. An owner has to set up an authenticator app first.':
    'Kein Inhaber hat Wiederherstellungscodes, mit denen jemand hereinkommt, wenn der Anbieter ausfällt. ' +
    'Ein Inhaber muss zuerst eine Authenticator-App einrichten.',
  'This recovery code is wrong or was used before. Take another of your ten.':
    'Dieser Wiederherstellungscode ist falsch oder wurde schon benutzt. Nehmen Sie einen anderen Ihrer zehn.',
  'Too many recovery codes were tried. Wait 15 minutes, then ask for a new link.':
    'Zu viele Wiederherstellungscodes wurden versucht. Warten Sie 15 Minuten und verlangen Sie dann einen neuen Link.',
  'No organisation with this name or domain signs in this way. Check it, or ask an admin for its short name.':
    'Keine Organisation mit diesem Namen oder dieser Domain meldet sich so an. ' +
    'Prüfen Sie die Eingabe, oder fragen Sie einen Admin nach dem Kurznamen.',
  'There is more than one way in. Choose yours.': 'Es gibt mehrere Wege zur Anmeldung. Wählen Sie Ihren.',
  '{{provider}} did not sign you in. Begin again, or ask an admin whether you may use it.':
    '{{provider}} hat Sie nicht angemeldet. Beginnen Sie von vorn, oder fragen Sie einen Admin, ob Sie es benutzen dürfen.',
  'Somebody else of your organisation signs in as this already. Ask an admin.':
    'Jemand anderes in Ihrer Organisation meldet sich schon so an. Fragen Sie einen Admin.',
  'Only an owner lets owners in by a connection. Ask an owner.':
    'Nur ein Inhaber lässt Inhaber über eine Verbindung ein. Fragen Sie einen Inhaber.',
  'These are not the certificates that you have compared. Look at them again.':
    'Das sind nicht die Zertifikate, die Sie verglichen haben. Sehen Sie sie noch einmal an.',
  'Everybody signs in by single sign-on alone, so only an owner changes this. Ask an owner.':
    'Alle melden sich nur über Single Sign-on an, deshalb ändert das nur ein Inhaber. Fragen Sie einen Inhaber.',
  'A connection keeps its kind. Make a new one for the other.':
    'Eine Verbindung behält ihre Art. Legen Sie für die andere eine neue an.',
  'Try this connection out first, so that nobody is sent astray.':
    'Probieren Sie diese Verbindung zuerst aus, damit niemand in die Irre geschickt wird.',
  'Give the client secret that your provider shows for this address.':
    'Geben Sie das Client-Geheimnis ein, das Ihr Anbieter für diese Adresse zeigt.',
  'Write an address that begins with https, without a name or password in it.':
    'Geben Sie eine Adresse ein, die mit https beginnt, ohne Namen oder Passwort darin.',
  'This is no certificate. Paste the X.509 certificate by which your provider signs.':
    'Das ist kein Zertifikat. Fügen Sie das X.509-Zertifikat ein, mit dem Ihr Anbieter signiert.',
  'An organisation has at most {{count}} connections. Remove one first.':
    'Eine Organisation hat höchstens {{count}} Verbindungen. Entfernen Sie zuerst eine.',
  'Everybody signs in by this connection alone. Allow another way in the sign-in rules first.':
    'Alle melden sich nur über diese Verbindung an. Erlauben Sie in den Regeln zur Anmeldung zuerst einen anderen Weg.',
  'An organisation names at most {{count}} domains. Remove one first.':
    'Eine Organisation nennt höchstens {{count}} Domains. Entfernen Sie zuerst eine.',
  '{{domain}} is named already. Remove it where it stands first.':
    '{{domain}} ist schon genannt. Entfernen Sie sie zuerst dort, wo sie steht.',
  'The record does not stand in {{domain}} yet. It can take an hour until it is seen; try again then.':
    'Der Eintrag steht noch nicht in {{domain}}. Es kann eine Stunde dauern, bis er zu sehen ist; versuchen Sie es dann erneut.',
  'Your organisation has looked at too many domains in a minute. Wait a minute and try again.':
    'Ihre Organisation hat in einer Minute zu viele Domains prüfen lassen. Warten Sie eine Minute und versuchen Sie es erneut.',
  'Too many answers of a sign-in were refused from your network. Wait 15 minutes and begin again.':
    'Zu viele Antworten einer Anmeldung aus Ihrem Netz wurden abgewiesen. Warten Sie 15 Minuten und beginnen Sie neu.',
};
