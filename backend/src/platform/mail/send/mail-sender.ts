/** A mail of the product's own, ready to go out. */
export interface OutgoingMail {
  /** Stable for one mail, so that a repeated sending can be told from a second mail. */
  id: string;
  to: string;
  /** The name in front of the sender's address. */
  senderName?: string;
  subject: string;
  text: string;
}

/** The road out for mail. Rejects when the mail was not taken over; the sentence is shown to admins. */
export interface MailSender {
  send(mail: OutgoingMail): Promise<void>;
}
