/**
 * Keeps InboxSDK from reporting to its makers. Imported before the SDK: the two marks make it believe that another
 * extension already reports, and its own requests to any host but Gmail are dropped without being sent.
 */
const root = document.documentElement;
root.setAttribute('data-inboxsdk-master-claimed', 'true');
root.setAttribute('data-inboxsdk-app-logger-master-chosen', 'true');

class SameOriginRequest extends XMLHttpRequest {
  private foreign = false;

  override open(method: string, url: string | URL, isAsync = true): void {
    this.foreign = new URL(url, location.href).origin !== location.origin;
    super.open(method, this.foreign ? location.href : url, isAsync);
  }

  override send(body?: Document | XMLHttpRequestBodyInit | null): void {
    if (!this.foreign) super.send(body);
  }
}

window.XMLHttpRequest = SameOriginRequest;
