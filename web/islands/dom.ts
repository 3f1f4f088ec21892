/** The few things islands do with a page. */

export const all = (root: ParentNode, selector: string): readonly HTMLElement[] =>
  Array.from(root.querySelectorAll<HTMLElement>(selector));

export const one = (root: ParentNode, selector: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(selector);

export const input = (root: ParentNode, selector: string): HTMLInputElement | null =>
  root.querySelector<HTMLInputElement>(selector);

/** What the server wrote for pages without script goes, what only script can do comes. */
export function takeOver(root: ParentNode): void {
  for (const element of all(root, '[data-js]')) element.hidden = false;
  for (const element of all(root, '[data-plain]')) element.hidden = true;
}

/** @param wrong what is said is that something is wrong */
export function say(root: ParentNode, text: string, wrong = false): void {
  const said = one(root, '[data-said]');
  if (!said) return;
  said.textContent = text;
  said.classList.toggle('err', wrong);
}
