import type { Sentences } from '../catalogue.js';

/** Customers and contacts, mail, and the work on them. */
export const workSentences: Sentences = {
  'A follow-up was made of this promise already. Look at the customer’s follow-ups.':
    'Aus dieser Zusage wurde schon eine Wiedervorlage. Sehen Sie bei den Wiedervorlagen des Kunden nach.',
  'A follow-up was made of this promise. Take that back first.':
    'Aus dieser Zusage wurde eine Wiedervorlage. Nehmen Sie das zuerst zurück.',
  'Choose a PNG, JPEG or WebP of at most 100 kB and 2,000 pixels a side.':
    'Wählen Sie ein PNG, JPEG oder WebP mit höchstens 100 kB und 2.000 Pixeln je Seite.',
  "{{address}} belongs to your own team. Enter an address of the customer's side.":
    '{{address}} gehört zu Ihrem eigenen Team. Geben Sie eine Adresse der Kundenseite ein.',
  '{{address}} is already an address of {{name}}. Open that contact and add the customer there.':
    '{{address}} ist schon eine Adresse von {{name}}. Öffnen Sie diesen Kontakt und fügen Sie den Kunden dort hinzu.',
  'Anybody can have an address at {{domain}}, so it cannot identify a customer. Add the people there as contacts.':
    'Bei {{domain}} kann jeder eine Adresse haben; daran lässt sich kein Kunde erkennen. Fügen Sie die Personen dort als Kontakte hinzu.',
  "{{domain}} is your own organisation's domain and cannot identify a customer. Enter the customer's domain.":
    '{{domain}} ist die Domain Ihrer eigenen Organisation; daran lässt sich kein Kunde erkennen. Geben Sie die Domain des Kunden ein.',
  '"{{domain}}" is not a domain that belongs to one company. Enter one such as acme.com.':
    '„{{domain}}“ ist keine Domain, die einer einzelnen Firma gehört. Geben Sie eine wie acme.com ein.',
  'Choose the currency of the monthly revenue, such as EUR.':
    'Wählen Sie die Währung des monatlichen Umsatzes, etwa EUR.',
  'The contract ends before it starts. Correct one of the two days.':
    'Der Vertrag endet, bevor er beginnt. Ändern Sie einen der beiden Tage.',
  '{{name}} owns {{customer}}. Choose another owner to take the customer over.':
    '{{name}} ist für {{customer}} zuständig. Wählen Sie jemand anderen, der den Kunden übernimmt.',
  "{{name}}'s role cannot own customers. Choose an owner, admin or member of your team.":
    'Mit der Rolle von {{name}} kann man nicht für Kunden zuständig sein. Wählen Sie einen Inhaber, einen Admin oder ein Mitglied Ihres Teams.',
  '{{name}} was changed in the meantime. Look at the newer version and enter your change again.':
    '{{name}} wurde inzwischen geändert. Sehen Sie sich die neuere Fassung an und geben Sie Ihre Änderung erneut ein.',
  'This interaction belongs to another customer. Choose that customer.':
    'Dieses Gespräch gehört zu einem anderen Kunden. Wählen Sie jenen Kunden.',
  'Choose by how much to postpone, or a day.': 'Wählen Sie, um wie viel Sie verschieben, oder einen Tag.',
  'This follow-up is completed. Reopen it before you postpone it.':
    'Diese Wiedervorlage ist erledigt. Öffnen Sie sie wieder, bevor Sie sie verschieben.',
  'This lies before 1970. Check the year.': 'Das liegt vor 1970. Prüfen Sie das Jahr.',
  'This lies in the future. Log what has taken place, and plan a follow-up for what comes.':
    'Das liegt in der Zukunft. Tragen Sie ein, was geschehen ist, und planen Sie eine Wiedervorlage für das, was kommt.',
  'Somebody has decided about this mail already. Look at it again.':
    'Über diese Mail hat schon jemand entschieden. Sehen Sie noch einmal nach.',
  'Somebody you mention cannot see this note. Remove that mention, or have them assigned to the customer first.':
    'Jemand, den Sie erwähnen, kann diese Notiz nicht sehen. Nehmen Sie die Erwähnung heraus, oder lassen Sie die Person zuerst dem Kunden zuweisen.',
  'Contractors do not see sensitive notes. Write it without the mark.':
    'Externe sehen keine vertraulichen Notizen. Schreiben Sie sie ohne die Kennzeichnung.',
  'Contractors write notes on their tasks only. Open one of your tasks and write it there.':
    'Externe schreiben Notizen nur zu ihren Aufgaben. Öffnen Sie eine Ihrer Aufgaben und schreiben Sie sie dort.',
  'Somebody has changed this note in the meantime. Compare both texts, then save the one you want.':
    'Jemand hat diese Notiz inzwischen geändert. Vergleichen Sie beide Texte und speichern Sie dann den, den Sie möchten.',
  'Somebody else does this task. Write to them if it is done or has changed.':
    'Diese Aufgabe macht jemand anderes. Schreiben Sie der Person, wenn sie erledigt ist oder sich geändert hat.',
  'A file of more than 1,000 rows is for owners and admins. Narrow the filter, or ask one of them.':
    'Eine Datei mit mehr als 1.000 Zeilen ist Inhabern und Admins vorbehalten. Engen Sie den Filter ein, oder fragen Sie einen von ihnen.',
  'Choose a period of at most ten years.': 'Wählen Sie einen Zeitraum von höchstens zehn Jahren.',
  'This period ends before it begins. Choose an end after its first day.':
    'Dieser Zeitraum endet, bevor er beginnt. Wählen Sie ein Ende nach seinem ersten Tag.',
  'This period has too many {{width}}s. Choose a wider column.':
    'Dieser Zeitraum ergibt zu viele Spalten. Wählen Sie breitere Spalten.',
  'You have {{count}} saved views. Remove one that you no longer need.':
    'Sie haben {{count}} gespeicherte Ansichten. Entfernen Sie eine, die Sie nicht mehr brauchen.',
  'This contact has no e-mail address. Add one, then invite them.':
    'Dieser Kontakt hat keine E-Mail-Adresse. Fügen Sie eine hinzu und laden Sie ihn dann ein.',
  'This person is suspended. Choose somebody who is active.':
    'Diese Person ist gesperrt. Wählen Sie jemanden, der aktiv ist.',
  'This task belongs to another customer. Choose that customer.':
    'Diese Aufgabe gehört zu einem anderen Kunden. Wählen Sie jenen Kunden.',
  'Contractors change only the status of a task. Ask a member of the team to change the rest.':
    'Externe ändern nur den Stand einer Aufgabe. Bitten Sie ein Mitglied des Teams, den Rest zu ändern.',
  'Somebody has changed this task in the meantime. Look at their version, then save yours again.':
    'Jemand hat diese Aufgabe inzwischen geändert. Sehen Sie sich jene Fassung an und speichern Sie Ihre dann erneut.',
  'Somebody has changed this task at the same moment. Try again.':
    'Jemand hat diese Aufgabe im selben Moment geändert. Versuchen Sie es erneut.',
  'This change cannot be undone any more. Link the thread by hand instead.':
    'Diese Änderung lässt sich nicht mehr rückgängig machen. Ordnen Sie die Konversation von Hand zu.',
  'Nobody in this organisation has the address {{address}}. Add the person first, or use a shared mailbox.':
    'Niemand in dieser Organisation hat die Adresse {{address}}. Fügen Sie zuerst die Person hinzu, oder nehmen Sie ein gemeinsames Postfach.',
  '{{count}} archives were asked for in the last 24 hours. Download one of those, or ask for the next tomorrow.':
    'In den letzten 24 Stunden wurden {{count}} Archive angefordert. Laden Sie eines davon herunter, oder fordern Sie das nächste morgen an.',
  'This customer is archived. Restore it first, or choose another one.':
    'Dieser Kunde ist archiviert. Holen Sie ihn zuerst aus dem Archiv, oder wählen Sie einen anderen.',
  'This conversation lies in a mailbox that you do not work in, and none of this customer’s people takes part in it. Ask an owner or admin to link it, or to add you to the mailbox.':
    'Diese Konversation liegt in einem Postfach, in dem Sie nicht arbeiten, ' +
    'und niemand von diesem Kunden nimmt daran teil. ' +
    'Bitten Sie einen Inhaber oder Admin, sie zuzuordnen oder Sie in das Postfach aufzunehmen.',
  'Part of this conversation is not for you to see. Ask an owner or admin to merge or split it.':
    'Ein Teil dieser Konversation ist nicht für Sie bestimmt. Bitten Sie einen Inhaber oder Admin, sie zusammenzuführen oder aufzuteilen.',
  'These are all mails of the conversation. Leave at least one of them where it is.':
    'Das sind alle Mails der Konversation. Lassen Sie mindestens eine, wo sie ist.',
  'The mails of this conversation have gone elsewhere since. Merge or split it as it is now.':
    'Die Mails dieser Konversation sind inzwischen anderswo. Führen Sie sie zusammen, oder teilen Sie sie auf, wie sie jetzt ist.',
  'Name one address, one contact, one domain or one rule.':
    'Nennen Sie eine Adresse, einen Kontakt, eine Domain oder eine Regel.',
  '{{domain}} is not a domain of this customer. Add it to the customer first.':
    '{{domain}} ist keine Domain dieses Kunden. Fügen Sie sie zuerst dem Kunden hinzu.',
  'This rule does not send mail to this customer. Choose a rule of the customer.':
    'Diese Regel ordnet diesem Kunden nichts zu. Wählen Sie eine Regel des Kunden.',
  'This contact has no address, or is not one of the customer’s. Add it to the customer first.':
    'Dieser Kontakt hat keine Adresse oder gehört nicht zu diesem Kunden. Fügen Sie ihn zuerst dem Kunden hinzu.',
  'A colleague has linked these conversations. Ask them, or an owner or admin, to take it back.':
    'Jemand anderes hat diese Konversationen zugeordnet. Bitten Sie diese Person, einen Inhaber oder einen Admin, das zurückzunehmen.',
  'This batch has been taken back already.': 'Diese Zuordnung wurde schon zurückgenommen.',
  'Anybody can have an address at {{domain}}. Make a rule for one address instead.':
    'Bei {{domain}} kann jeder eine Adresse haben. Legen Sie stattdessen eine Regel für eine einzelne Adresse an.',
  'Choose the customer that this sender always belongs to.':
    'Wählen Sie den Kunden, zu dem dieser Absender immer gehört.',
  'Name either one address or one domain.': 'Nennen Sie entweder eine Adresse oder eine Domain.',
  'The links of this thread have been changed since. Look at them and change them by hand.':
    'Die Zuordnungen dieser Konversation wurden seither geändert. Sehen Sie sie sich an und ändern Sie sie von Hand.',
  'One entry can be seven days long at most. Split it.':
    'Ein Eintrag kann höchstens sieben Tage lang sein. Teilen Sie ihn auf.',
  'The end must lie after the start. Correct one of them.':
    'Das Ende muss nach dem Beginn liegen. Ändern Sie eines von beiden.',
  'This timer still ran when it was removed, and another one runs now. Stop that one first.':
    'Diese Zeit lief noch, als sie entfernt wurde, und jetzt läuft eine andere. Beenden Sie zuerst jene.',
  'This timer still runs. Stop it before you set its end.':
    'Diese Zeit läuft noch. Beenden Sie sie, bevor Sie ihr Ende setzen.',
  'Time cannot be tracked in the future. Choose times up to now.':
    'In der Zukunft lässt sich keine Zeit erfassen. Wählen Sie Zeiten bis jetzt.',
  'No timer is running. It may have been stopped on another device.':
    'Es läuft keine Zeit. Vielleicht wurde sie auf einem anderen Gerät beendet.',
};
