/** What mailboxes are refused with. */
export const mailboxSentences = {
  'This mailbox is a colleague’s own. Only they can connect it.':
    'Dieses Postfach gehört einer Kollegin oder einem Kollegen. Nur sie oder er kann es verbinden.',
  'This mailbox is connected already. Disconnect it first.':
    'Dieses Postfach ist schon verbunden. Trennen Sie es zuerst.',
  'Reading this mailbox is paused. Resume it first.':
    'Dieses Postfach wird gerade nicht gelesen. Setzen Sie das Lesen zuerst fort.',
  'This mailbox is connected by its provider. Connect it there again.':
    'Dieses Postfach ist über seinen Anbieter verbunden. Verbinden Sie es dort noch einmal.',
  'Use the same user name, or disconnect the mailbox first.':
    'Nehmen Sie denselben Benutzernamen, oder trennen Sie das Postfach zuerst.',
  'This mailbox is a colleague’s own. Only they can change its settings.':
    'Dieses Postfach gehört einer Kollegin oder einem Kollegen. Nur sie oder er kann es einstellen.',
  'The mail of a colleague’s own mailbox is theirs to delete. Remove the mailbox and keep the mail.':
    'Mail aus dem eigenen Postfach löscht nur, wem es gehört. Entfernen Sie das Postfach und behalten Sie die Mail.',
  '{{address}} has been added already. Look for it in the list.':
    '{{address}} ist schon hinzugefügt. Suchen Sie es in der Liste.',
  '{{address}} is a colleague’s address. Ask them to connect their mailbox themselves.':
    '{{address}} ist die Adresse einer Kollegin oder eines Kollegen. Bitten Sie sie oder ihn, das Postfach selbst zu verbinden.',
  '{{domain}} is a customer’s domain. Connect mailboxes of your own organisation only.':
    '{{domain}} ist die Domain eines Kunden. Verbinden Sie nur Postfächer Ihrer eigenen Organisation.',
  'This mailbox is the team’s. Add a mailbox of your own instead.':
    'Dieses Postfach gehört dem Team. Fügen Sie stattdessen ein eigenes Postfach hinzu.',
  'Who only reads cannot work in a mailbox. Change their role first.':
    'Wer nur liest, kann nicht in einem Postfach arbeiten. Ändern Sie zuerst die Rolle.',
  '"{{written}}" is neither an address nor a domain. Write one such as jane@acme.com or acme.com.':
    '„{{written}}“ ist weder eine Adresse noch eine Domain. Schreiben Sie etwa jane@acme.com oder acme.com.',
  '{{domain}} is your own organisation’s domain, and stands in all your mail. Block single addresses.':
    '{{domain}} ist die Domain Ihrer eigenen Organisation und steht in all Ihrer Mail. Sperren Sie einzelne Adressen.',
  'They are blocked already. Look into the list.': 'Schon gesperrt. Sehen Sie in der Liste nach.',
  '{{address}} is a mailbox of your own organisation and cannot be blocked.':
    '{{address}} ist ein Postfach Ihrer eigenen Organisation und lässt sich nicht sperren.',
};
