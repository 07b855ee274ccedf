/** Leads to the desk's sign-in, and from there back to this address. */
export function toSignIn(): void {
  const next = location.pathname + location.search;
  location.replace(`/sign-in?${new URLSearchParams({ next })}`);
}
