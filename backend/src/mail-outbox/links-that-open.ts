/** A link that lets somebody in is theirs alone once it has gone out: what is kept of the mail no longer holds it. */
export function withoutLinks(body: string): string {
  return body.replace(/#tl[a-z]_[\w-]{20,}/g, '#…');
}

/** A link that sets a new password is never for other eyes: whoever reads the outbox could be anybody with it. */
export function withoutPasswordLinks(body: string): string {
  return body.replace(/#tlp_[\w-]{20,}/g, '#…');
}
