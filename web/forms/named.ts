import type { PageContext } from '../../contracts/views/page';

export type Names = ReadonlyMap<string, string>;

/** Rules and refusals name things by their ids, 『amr』; a page that knows the names says those. */
export const sayNames = (text: string, names: Names): string =>
  text.replace(/『([^』]*)』/g, (quoted, id: string) => (names.has(id) ? `『${names.get(id)}』` : quoted));

/** The refusal of a page in the words of the page. */
export function withNames(context: PageContext, names: Names): PageContext {
  const { refused } = context;
  if (!refused) return context;
  const { title, detail } = refused.problem;
  const problem = { ...refused.problem, title: sayNames(title, names), detail: sayNames(detail, names) };
  return { ...context, refused: { ...refused, problem } };
}
