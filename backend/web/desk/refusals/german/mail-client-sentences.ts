/** What connecting a mailbox by a yes at its vendor, and the applications for that, are refused with. */
export const mailClientSentences = {
  'Paste the secret of this application too. It is kept sealed and never shown again.':
    'Fügen Sie auch das Geheimnis dieser Anwendung ein. Es wird versiegelt aufbewahrt und nie wieder gezeigt.',
  'Another application has been set at this vendor. Remove it first.':
    'Bei diesem Anbieter ist eine andere Anwendung eingerichtet. Entfernen Sie zuerst diese.',
  'Somebody has set an application at this vendor just now. Look at it first.':
    'Gerade hat jemand bei diesem Anbieter eine Anwendung eingerichtet. Sehen Sie sie sich zuerst an.',
  'This connection was begun elsewhere or too long ago. Begin again.':
    'Diese Verbindung wurde anderswo oder vor zu langer Zeit begonnen. Beginnen Sie erneut.',
  'You did not let {{name}} give us your mail. Begin again, or ask an admin whether you may.':
    'Sie haben {{name}} nicht erlaubt, uns Ihre Mail zu geben. Beginnen Sie erneut, oder fragen Sie einen Admin, ob Sie dürfen.',
  '{{name}} could not connect this mailbox. Begin again in a moment.':
    '{{name}} konnte dieses Postfach nicht verbinden. Beginnen Sie gleich noch einmal.',
  'Mailboxes of this vendor cannot be connected in this way. Choose another.':
    'Postfächer dieses Anbieters lassen sich so nicht verbinden. Wählen Sie einen anderen.',
  '{{name}} did not confirm this connection. Begin again.':
    '{{name}} hat diese Verbindung nicht bestätigt. Beginnen Sie erneut.',
  '{{name}} refuses your organisation’s application. Ask an admin to check its ID and secret.':
    '{{name}} lehnt die Anwendung Ihrer Organisation ab. Bitten Sie einen Admin, ID und Geheimnis zu prüfen.',
  'This account at {{name}} has no mailbox. Begin again and choose another.':
    'Dieses Konto bei {{name}} hat kein Postfach. Beginnen Sie erneut und wählen Sie ein anderes.',
  '{{name}} does not answer. Begin again in a moment.': '{{name}} antwortet nicht. Beginnen Sie gleich noch einmal.',
  'Threadline has to read and to send mail of this mailbox. Begin again and allow both.':
    'Threadline muss Mail dieses Postfachs lesen und senden. Beginnen Sie erneut und erlauben Sie beides.',
  '{{name}} does not say whose mailbox this is. Begin again and choose another account.':
    '{{name}} sagt nicht, wessen Postfach das ist. Beginnen Sie erneut und wählen Sie ein anderes Konto.',
  'Your organisation has no application at {{name}} yet. Ask an admin to set one up in the settings.':
    'Ihre Organisation hat bei {{name}} noch keine Anwendung. Bitten Sie einen Admin, in den Einstellungen eine einzurichten.',
  'This mailbox is connected in another way. Disconnect it first.':
    'Dieses Postfach ist auf andere Weise verbunden. Trennen Sie es zuerst.',
  'You chose {{chosen}}, but this mailbox is {{address}}. Begin again and choose that one.':
    'Sie haben {{chosen}} gewählt, aber dieses Postfach ist {{address}}. Beginnen Sie erneut und wählen Sie dieses.',
};
