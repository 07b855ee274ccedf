/** Office.js takes `pushState` and `replaceState` away from the page; the browser's own are given back. */
export function restoreHistory(): void {
  history.pushState = History.prototype.pushState;
  history.replaceState = History.prototype.replaceState;
}
