import { all, one } from './dom';

/** The draft of a scheme: what was changed and not saved is not lost by a click elsewhere, and not submitted unseen. */
const form = one(document, '#do-saveScheme');
// What was refused is still unsaved.
let changed = one(document, '[role=alert]') !== null;

form?.addEventListener('input', () => {
  changed = true;
  for (const button of all(document, '[data-needs-saved]')) {
    (button as HTMLButtonElement).disabled = true;
    button.textContent = '先保存，再提交审批';
  }
});
form?.addEventListener('submit', () => {
  changed = false;
});
window.addEventListener('beforeunload', (event) => {
  if (!changed) return;
  event.preventDefault();
  event.returnValue = '';
});
