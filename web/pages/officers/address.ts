import type { OfficersView, PlaceState } from '../../../contracts/views/officers';

/** Officers of a task, by the task's own address. */
export const taskHref = ({ id }: Pick<OfficersView, 'id'>): string => `/c/tasks/${encodeURIComponent(id)}`;

/** The address shown with some of its query changed; null takes a part away. */
function changed(path: string, change: Readonly<Record<string, string | null>>): string {
  const [base = '', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(change))
    if (value === null) params.delete(key);
    else params.set(key, value);
  const text = params.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** The same list with a place picked, where it is told of. */
export const pickHref = (path: string, at: string): string => `${changed(path, { at })}#picked`;
/** The places that stand so, from the first. */
export const stateHref = (path: string, state: PlaceState | null): string =>
  changed(path, { state, cursor: null, at: null });

/** The places of experts, or back to the own department's. */
export const expertsHref = (path: string, experts: boolean): string =>
  changed(path, { of: experts ? 'experts' : null, state: null, cursor: null, at: null });

/** 0031: of a target what everybody may know before its results are public. */
export const codeOf = (position: number): string => String(position).padStart(4, '0');
/** 『食品』, or any certificate. */
export const tagWord = (tag: string | null): string => (tag === null ? '持证执法人员' : `『${tag}』`);
