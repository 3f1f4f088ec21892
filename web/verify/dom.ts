import { one } from '../islands/dom';

type Inside = readonly (Node | string)[];

/** An element with elements and text in it. */
export const element = (tag: string, className: string, ...inside: Inside): HTMLElement => {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...inside);
  return made;
};

/** Puts something into a place of the page, instead of what was there. */
export const fill = (root: ParentNode, selector: string, ...inside: Inside): void => {
  const place = one(root, selector);
  if (place === null) return;
  place.textContent = '';
  place.append(...inside);
};
