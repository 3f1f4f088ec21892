import { all, input, one } from './dom';
import './network';

/** 录入: opens 问题 where a result wants one, fills what nobody has touched, counts what is done. */
const items = all(document, '[data-entry]');
const chosen = (item: HTMLElement): HTMLInputElement | null => input(item, 'input[type=radio]:checked');

function show(item: HTMLElement): void {
  const found = one(item, '[data-found]') as HTMLDetailsElement | null;
  if (found && chosen(item)?.dataset['needs'] !== undefined) found.open = true;
}

function count(): void {
  const progress = one(document, '[data-progress]');
  const done = items.filter((item) => chosen(item) !== null).length;
  if (progress) progress.textContent = `${done}/${items.length}`;
}

for (const item of items)
  item.addEventListener('change', () => {
    show(item);
    count();
  });
count();

/** A folded choice that nobody has made asks for nothing: a browser cannot point at what it does not show. */
function rest(folded: HTMLDetailsElement): void {
  for (const radio of all(folded, 'input[type=radio]') as readonly HTMLInputElement[])
    radio.disabled = !folded.open && !radio.checked;
}

for (const folded of all(document, '[data-rare]') as readonly HTMLDetailsElement[]) {
  rest(folded);
  folded.addEventListener('toggle', () => rest(folded));
}

const fill = one(document, '[data-fill]');
fill?.addEventListener('click', (event) => {
  // Without script the link fills on the server; here it keeps what is typed.
  event.preventDefault();
  for (const item of items) {
    if (chosen(item)) continue;
    const clean = input(item, `input[type=radio][value="${fill.dataset['fill'] ?? ''}"]`);
    if (clean) clean.checked = true;
  }
  count();
});
