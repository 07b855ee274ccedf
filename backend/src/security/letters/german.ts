import { paragraphs } from '../../platform/mail/letter.js';
import type { Letters, NoticeFacts } from './kinds.js';

const notYou = ({ page }: NoticeFacts) =>
  `Waren Sie das nicht, dann beenden Sie jetzt Ihre anderen Sitzungen und setzen Sie ein neues Passwort: ${page}`;

const at = ({ organisation }: Pick<NoticeFacts, 'organisation'>) => `Threadline von ${organisation}`;

const from = ({ where, ip }: NoticeFacts) => `${where ? `: ${where}` : ''}${ip ? ` (${ip})` : ''}`;

const listed = (what: string, all: string[]) => (all.length > 0 ? `${what}\n${all.join('\n')}` : '');

const added = (facts: NoticeFacts, what: string) =>
  paragraphs(
    what,
    'Waren Sie es, dann ist nichts zu tun.',
    'Waren Sie das nicht, dann entfernen Sie es jetzt, beenden Sie Ihre anderen Sitzungen und setzen Sie ein neues ' +
      `Passwort: ${facts.page}`,
  );

const notices: Letters['notices'] = {
  'person.password_changed': (facts) => ({
    subject: `Ihr Passwort bei ${facts.organisation} wurde geändert`,
    body: paragraphs(
      facts.by === 'reset'
        ? `Für Sie wurde bei ${at(facts)} ein neues Passwort gesetzt, mit einem Link, den wir Ihnen gemailt haben. ` +
            'Alles, was vorher angemeldet war, ist beendet.'
        : `Das Passwort, mit dem Sie sich bei ${at(facts)} anmelden, wurde geändert. Alles andere, was angemeldet ` +
            'war, ist beendet; nur der Browser, in dem es geändert wurde, bleibt angemeldet.',
      facts.ended.length > 0
        ? `In den letzten 30 Tagen hinzugefügt und damit beendet:\n${facts.ended.map((one) => `- ${one}`).join('\n')}`
        : '',
      notYou(facts),
    ),
  }),
  'person.passkey_added': (facts) => ({
    subject: 'Für Sie wurde ein Passkey hinzugefügt',
    body: added(
      facts,
      `Mit dem Passkey „${facts.thing}“ kann man sich ab jetzt als Sie bei ${at(facts)} anmelden, ohne Ihr Passwort.`,
    ),
  }),
  'person.identity_linked': (facts) => ({
    subject: `Ein ${facts.thing}-Konto wurde mit Ihnen verknüpft`,
    body: added(facts, `Mit einem ${facts.thing}-Konto kann man sich ab jetzt als Sie bei ${at(facts)} anmelden.`),
  }),
  'api_key.created': (facts) => ({
    subject: 'Für Sie wurde ein API-Schlüssel erstellt',
    body: added(
      facts,
      `Der API-Schlüssel „${facts.thing}“ kann ab jetzt in Ihrem Namen bei ${at(facts)} lesen oder schreiben.`,
    ),
  }),
  'extension.authorised': (facts) => ({
    subject: `${facts.thing} wurde angemeldet`,
    body: added(facts, `${facts.thing} wurde mit Ihrem Zugang bei ${at(facts)} angemeldet${from(facts)}.`),
  }),
  'sign_in.new_browser': (facts) => ({
    subject: 'Sie haben sich in einem neuen Browser angemeldet',
    body: paragraphs(
      `Jemand hat sich bei ${at(facts)} mit Ihrem Zugang angemeldet, in einem Browser, den Sie vorher nicht ` +
        `benutzt haben${from(facts)}.`,
      'Waren Sie es, dann ist nichts zu tun.',
      notYou(facts),
    ),
  }),
  'sign_in.factor_added': (facts) => ({
    subject: 'Für Sie wurde eine Authenticator-App eingerichtet',
    body: paragraphs(
      `Ab jetzt wird bei der Anmeldung bei ${at(facts)} ein Code Ihrer Authenticator-App verlangt.`,
      notYou(facts),
    ),
  }),
  'sign_in.factor_removed': (facts) =>
    facts.by === 'admin'
      ? {
          subject: 'Ein Admin hat Ihre zweiten Faktoren entfernt',
          body: paragraphs(
            `Ein Admin von ${facts.organisation} hat alle Ihre zweiten Faktoren aus Threadline entfernt: Ihre ` +
              'Authenticator-App, Ihre Wiederherstellungscodes und Ihre Passkeys. Sie wurden überall abgemeldet. Ihr ' +
              'Passwort ist dasselbe.',
            'Haben Sie darum nicht gebeten, dann sprechen Sie mit Ihren Admins und setzen Sie ein neues Passwort: ' +
              facts.page,
          ),
        }
      : {
          subject: 'Ihr zweiter Faktor wurde entfernt',
          body: paragraphs(
            `${at(facts)} verlangt bei Ihrer Anmeldung keinen Code der Authenticator-App mehr, und Ihre ` +
              'Wiederherstellungscodes sind ungültig.',
            notYou(facts),
          ),
        },
  'sign_in.recovery_code_used': (facts) => ({
    subject: 'Einer Ihrer Wiederherstellungscodes wurde benutzt',
    body: paragraphs(
      `Jemand hat sich bei ${at(facts)} mit einem Ihrer Wiederherstellungscodes angemeldet. Es bleiben ${facts.left}.`,
      notYou(facts),
    ),
  }),
  'sign_in.codes_failed': (facts) => ({
    subject: 'Bei Ihrer Anmeldung werden Codes durchprobiert',
    body: paragraphs(
      `Jemand ist bei ${at(facts)} bis zum Code Ihrer Authenticator-App gekommen und hat viele Male einen falschen ` +
        `eingegeben${from(facts)}. So ist niemand hineingekommen.`,
      'Um so weit zu kommen, muss man Ihr Passwort kennen oder einen anderen Ihrer Zugänge benutzen.',
      notYou(facts),
    ),
  }),
  'sign_in.recovery_codes_renewed': (facts) => ({
    subject: 'Sie haben neue Wiederherstellungscodes',
    body: paragraphs(
      `Für Sie wurden bei ${at(facts)} neue Wiederherstellungscodes erstellt. Die früheren öffnen nichts mehr.`,
      notYou(facts),
    ),
  }),
};

export const german: Letters = {
  notices,
  reset: ({ links, minutes }) => ({
    subject: 'Neues Passwort für Threadline',
    body: paragraphs(
      `Jemand, wahrscheinlich Sie, hat ein neues Passwort verlangt. Der Link gilt einmal, ${minutes} Minuten lang:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'Haben Sie ihn nicht verlangt, dann lassen Sie diese Mail liegen: Es hat sich nichts geändert.',
    ),
  }),
  recover: ({ links, minutes }) => ({
    subject: 'Als Inhaber zurück in Threadline',
    body: paragraphs(
      'Jemand, wahrscheinlich Sie, hat ein neues Passwort verlangt. Ihre Organisation lässt ihre Leute nur über ihre ' +
        'eigene Anmeldung ein. Fällt diese aus, dann lassen dieser Link und einer Ihrer Wiederherstellungscodes Sie ' +
        `ein, einmal, ${minutes} Minuten lang:`,
      ...links.map(({ organisation, link }) => `${organisation}:\n${link}`),
      'Haben Sie es nicht verlangt, dann lassen Sie diese Mail liegen: Es hat sich nichts geändert.',
    ),
  }),
  trustChanged: ({ organisation, name, actor, added, removed, page }) => ({
    subject: `Das Single Sign-on von ${organisation} wurde geändert`,
    body: paragraphs(
      `${actor || 'Jemand'} hat geändert, wem die Verbindung „${name}“ von ${at({ organisation })} glaubt: den ` +
        'Anbieter, ein Zertifikat oder das Client-Geheimnis. Sie ist aus, bis sie neu ausprobiert wurde.',
      listed('Hinzugefügte Zertifikate:', added),
      listed('Entfernte Zertifikate:', removed),
      'Inhaber lässt sie wieder ein, sobald ein Inhaber das mit dem Anbieter verglichen hat und es dort bestätigt.',
      `Haben Sie das nicht erwartet, dann sehen Sie jetzt nach: ${page}`,
    ),
  }),
  letIn: ({ organisation, link, hours }) => ({
    subject: `Sie sind zurück bei ${organisation} auf Threadline`,
    body: paragraphs(
      `${organisation} hat Sie zurückgeholt. Mit diesem Link kommen Sie einmal hinein, innerhalb von ${hours} Stunden:`,
      link,
      'Verknüpfen Sie dann auf der Seite, die sich öffnet, ein Konto, mit dem Sie sich künftig anmelden.',
      'Haben Sie diese Mail nicht erwartet, dann lassen Sie sie liegen: Es geschieht nichts.',
    ),
  }),
  elsewhere: ({ organisations, page }) => ({
    subject: 'So melden Sie sich bei Threadline an',
    body: paragraphs(
      `Jemand, wahrscheinlich Sie, hat ein neues Passwort verlangt. Bei ${organisations.join(' und ')} meldet ` +
        'man sich mit einem Konto an, das man anderswo hat; ein Passwort gibt es dort nicht.',
      `Melden Sie sich dort an: ${page}`,
      'Haben Sie es nicht verlangt, dann lassen Sie diese Mail liegen: Es hat sich nichts geändert.',
    ),
  }),
};
