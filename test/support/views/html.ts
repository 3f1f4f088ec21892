/** Just enough of an HTML reader for claims about pages that our own renderer wrote: tags and their attributes, in order. */
export interface Tag {
  readonly name: string;
  readonly at: number;
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;
const unescape = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

export const tagsOf = (html: string): readonly Tag[] =>
  [...html.matchAll(TAG)].map(({ 1: name = '', 2: rest = '', index }) => ({
    name,
    at: index,
    attributes: new Map([...rest.matchAll(ATTRIBUTE)].map(({ 1: key = '', 2: value = '' }) => [key, unescape(value)])),
  }));

export const named = (html: string, ...names: readonly string[]): readonly Tag[] =>
  tagsOf(html).filter(({ name }) => names.includes(name));

/** The text of the first element of a name. */
export const textOf = (html: string, name: string): string =>
  unescape(new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 's').exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? '');

/** Each form with what stands in it. */
export const formsOf = (html: string): readonly { readonly open: Tag; readonly inside: string }[] =>
  named(html, 'form').map((open) => ({ open, inside: html.slice(open.at, html.indexOf('</form>', open.at)) }));
