/** A link that lets somebody in is theirs alone once it has gone out: what is kept of the mail no longer holds it. */
export function withoutLinks(body: string): string {
  return body.replace(/#tl[a-z]_[\w-]{20,}/g, '#…');
}

/** Links with which whoever reads the outbox could be anybody, also an owner, are never for other eyes. */
export function withoutPersonalLinks(body: string): string {
  return body.replace(/#tl[pejo]_[\w-]{20,}/g, '#…');
}
