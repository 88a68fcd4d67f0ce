import { afterEach, vi } from 'vitest';

// jsdom draws nothing and knows neither dialogs nor popovers that show: only what the components call is filled in.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
HTMLElement.prototype.showPopover = function showPopover() {
  this.setAttribute('data-shown', '');
};
HTMLElement.prototype.hidePopover = function hidePopover() {
  this.removeAttribute('data-shown');
};
Element.prototype.scrollIntoView = vi.fn();
globalThis.ResizeObserver = class {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
};

afterEach(() => {
  vi.useRealTimers();
});
