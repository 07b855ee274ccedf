/** What writing mail, and texts for it, are refused with. */
export const writingSentences = {
  'You have no mailbox to write from. Connect yours in the settings, or ask to work in a shared one.':
    'Sie haben kein Postfach, aus dem Sie schreiben können. Verbinden Sie Ihres in den Einstellungen oder bitten Sie um Zugang zu einem gemeinsamen.',
  'You have a thousand drafts. Discard some that you do not need any more.':
    'Sie haben tausend Entwürfe. Verwerfen Sie einige, die Sie nicht mehr brauchen.',
  'One of the addresses cannot be written to. Write each like jane@acme.com.':
    'An eine der Adressen kann nicht geschrieben werden. Schreiben Sie jede wie jane@acme.com.',
  'A mail goes to at most a hundred people. Take some out.':
    'Eine Mail geht an höchstens hundert Personen. Nehmen Sie einige heraus.',
  'This mail is about to go out. Take it back to change it.':
    'Diese Mail geht gleich hinaus. Nehmen Sie sie zurück, um sie zu ändern.',
  'This draft was discarded. Bring it back to go on.':
    'Dieser Entwurf wurde verworfen. Stellen Sie ihn wieder her, um weiterzuschreiben.',
  'This mail has gone out and cannot be changed any more.':
    'Diese Mail ist hinausgegangen und lässt sich nicht mehr ändern.',
  'This draft was changed in another tab. Look at both texts and keep one.':
    'Dieser Entwurf wurde in einem anderen Tab geändert. Sehen Sie beide Texte an und behalten Sie einen.',
  'This mail was not discarded. Reload to see where it stands.':
    'Diese Mail wurde nicht verworfen. Laden Sie neu, um zu sehen, wie es um sie steht.',
  'It is too late to take this mail back: it has gone out.':
    'Es ist zu spät, diese Mail zurückzunehmen: Sie ist hinausgegangen.',
  'Say who this mail goes to: add at least one address.':
    'Sagen Sie, an wen diese Mail geht: Fügen Sie mindestens eine Adresse hinzu.',
  'The mail that this answers is out of your reach now. Copy your text into a new mail.':
    'Die Mail, auf die dies antwortet, ist für Sie nicht mehr erreichbar. Kopieren Sie Ihren Text in eine neue Mail.',
  'You do not write from this mailbox any more. Choose another one and send again.':
    'Sie schreiben nicht mehr aus diesem Postfach. Wählen Sie ein anderes und senden Sie noch einmal.',
  'A mail takes at most 20 files. Take one off first.':
    'Eine Mail fasst höchstens 20 Dateien. Nehmen Sie zuerst eine heraus.',
  'The files of a mail can have 18 MB together. Take one off, or send a link.':
    'Die Dateien einer Mail dürfen zusammen 18 MB haben. Nehmen Sie eine heraus oder senden Sie einen Link.',
  'This file is larger than 18 MB. Send a link to it instead.':
    'Diese Datei ist größer als 18 MB. Senden Sie stattdessen einen Link.',
  'This text names a variable that does not exist. Choose one from the list.':
    'Dieser Text nennt eine Variable, die es nicht gibt. Wählen Sie eine aus der Liste.',
  'Texts of the team are kept by owners and admins. Write one of your own, or ask them.':
    'Texte des Teams pflegen Inhaber und Admins. Schreiben Sie einen eigenen, oder bitten Sie sie darum.',
};
