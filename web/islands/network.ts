import { all } from './dom';

/** E1 (console.md): without a network the old data stays, and a band says so. */
const tell = (): void => {
  for (const band of all(document, '[data-offline]')) band.hidden = navigator.onLine;
};

window.addEventListener('offline', tell);
window.addEventListener('online', tell);
tell();
