import type { Sentences } from '../catalogue.js';

/** Who is in the team, who joins it, and who takes over. */
export const teamSentences: Sentences = {
  'Nobody changes their own role or suspends themself. Ask another owner or admin to do it.':
    'Niemand ändert die eigene Rolle oder sperrt sich selbst. Bitten Sie einen anderen Inhaber oder Admin darum.',
  'Only an owner can change an owner. Ask one of your owners to do it.':
    'Nur ein Inhaber kann einen Inhaber ändern. Bitten Sie einen Ihrer Inhaber darum.',
  'Only an owner can make somebody an owner. Ask one of your owners to do it.':
    'Nur ein Inhaber kann jemanden zum Inhaber machen. Bitten Sie einen Ihrer Inhaber darum.',
  'Somebody in your organisation already signs in as {{email}}. Use another address or change that person.':
    'Jemand in Ihrer Organisation meldet sich schon als {{email}} an. Nehmen Sie eine andere Adresse, oder ändern Sie diese Person.',
  '{{name}} has left. Bring them back first.': '{{name}} ist ausgeschieden. Stellen Sie die Person zuerst wieder her.',
  'Choose somebody other than {{name}} to take over.': 'Wählen Sie jemand anderen als {{name}} für die Übernahme.',
  '{{name}} still holds {{held}}. Choose who takes over.':
    'Bei {{name}} liegt noch offene Arbeit. Wählen Sie, wer sie übernimmt.',
  '{{name}}’s role cannot hold {{what}}. Choose an owner, admin or member.':
    'Die Rolle von {{name}} lässt das nicht zu: {{what}}. Wählen Sie einen Inhaber, einen Admin oder ein Mitglied.',
  '{{name}} is a contractor. Give them another role first, or choose a colleague.':
    '{{name}} hat die Rolle Extern. Geben Sie der Person zuerst eine andere Rolle, oder wählen Sie jemand anderen.',
  '{{name}} is suspended. Choose somebody who is active.': '{{name}} ist gesperrt. Wählen Sie jemanden, der aktiv ist.',
  'A contractor works on tasks and not on customers. Leave the customers out.':
    'Externe arbeiten an Aufgaben und nicht an Kunden. Lassen Sie die Kunden weg.',
  'This invitation was withdrawn. Invite the person anew.':
    'Diese Einladung wurde zurückgezogen. Laden Sie die Person neu ein.',
  'Your organisation invited {{count}} people today. Go on tomorrow.':
    'Ihre Organisation hat heute {{count}} Personen eingeladen. Machen Sie morgen weiter.',
  '{{email}} belongs to somebody in your organisation already. Change that person instead.':
    '{{email}} gehört schon jemandem in Ihrer Organisation. Ändern Sie stattdessen diese Person.',
  '{{email}} got {{count}} invitations today. Wait until tomorrow, or ask them to look.':
    '{{email}} hat heute {{count}} Einladungen erhalten. Warten Sie bis morgen, oder bitten Sie die Person nachzusehen.',
  '{{email}} has an open invitation already. Send that one again, or withdraw it first.':
    '{{email}} hat schon eine offene Einladung. Senden Sie diese erneut, oder ziehen Sie sie zuerst zurück.',
  '{{email}} has joined already.': '{{email}} ist schon beigetreten.',
  '{{email}} has joined already. Suspend or remove the person instead.':
    '{{email}} ist schon beigetreten. Sperren oder entfernen Sie stattdessen die Person.',
  'This invitation cannot be used any more: it was used, withdrawn or sent again, or is older than three days. Open the newest mail, or ask the person who invited you for another.':
    'Diese Einladung gilt nicht mehr: Sie wurde benutzt, zurückgezogen oder erneut gesendet, ' +
    'oder sie ist älter als drei Tage. Öffnen Sie die neueste Mail, oder bitten Sie die Person, ' +
    'die Sie eingeladen hat, um eine neue.',
  'Too many invitations were tried from here. Wait 15 minutes, and open the newest mail.':
    'Von hier wurden zu viele Einladungen versucht. Warten Sie 15 Minuten und öffnen Sie die neueste Mail.',
  '{{email}} belongs to somebody in this organisation already. Sign in with it instead.':
    '{{email}} gehört schon jemandem in dieser Organisation. Melden Sie sich stattdessen damit an.',
  '{{name}} cannot invite you any more. Ask an owner or admin there for a new invitation.':
    '{{name}} kann Sie nicht mehr einladen. Bitten Sie dort einen Inhaber oder Admin um eine neue Einladung.',
  '{{email}} belongs to somebody else here by now. Invite {{name}} anew instead.':
    '{{email}} gehört hier inzwischen jemand anderem. Laden Sie {{name}} stattdessen neu ein.',
  '{{name}} left more than 30 days ago. Invite them again instead.':
    '{{name}} ist vor mehr als 30 Tagen ausgeschieden. Laden Sie die Person stattdessen neu ein.',
  'Your own role has just been changed. Load the page again.':
    'Ihre eigene Rolle wurde eben geändert. Laden Sie die Seite neu.',
  '{{name}} is the last owner of your organisation. Make somebody else an owner first.':
    '{{name}} ist der letzte Inhaber Ihrer Organisation. Machen Sie zuerst jemand anderen zum Inhaber.',
  'Your role does not allow this. Ask an owner or admin of your organisation to do it or to change your role.':
    'Ihre Rolle erlaubt das nicht. Bitten Sie einen Inhaber oder Admin Ihrer Organisation, es zu tun oder Ihre Rolle zu ändern.',
  'This can only be done at the desk. Open Threadline in a browser.':
    'Das geht nur am Desk. Öffnen Sie Threadline in einem Browser.',
  'Type the name of the organisation as it stands here: {{name}}':
    'Tippen Sie den Namen der Organisation so, wie er hier steht: {{name}}',
  'The organisation is being deleted already. Its owners have a mail by which to undo that.':
    'Die Organisation wird schon gelöscht. Ihre Inhaber können das mit einer Mail zurücknehmen.',
  'The organisation is not being deleted, or its thirty days are over.':
    'Die Organisation wird nicht gelöscht, oder ihre dreißig Tage sind vorbei.',
  'Too many links were tried from here. Wait 15 minutes, and open the mail again.':
    'Von hier aus wurden zu viele Links versucht. Warten Sie 15 Minuten und öffnen Sie die Mail noch einmal.',
  'This link leads to nothing any more: its deletion has been undone already, or its thirty days are over. Try to sign in; if that is refused, ask the person who runs Threadline.':
    'Dieser Link führt zu nichts mehr: Die Löschung wurde schon zurückgenommen, oder die dreißig Tage sind vorbei. ' +
    'Versuchen Sie, sich anzumelden; geht das nicht, fragen Sie, wer Threadline betreibt.',
  'Choose somebody else: you own the organisation already.':
    'Wählen Sie jemand anderen: Sie haben die Rolle Inhaber schon.',
  'Choose an expiry in the future.': 'Wählen Sie einen Ablauf in der Zukunft.',
  'This was done already, and its secret is shown only once. Revoke it and make a new one.':
    'Das ist schon geschehen, und das Geheimnis wird nur einmal gezeigt. Widerrufen Sie es und legen Sie ein neues an.',
};
