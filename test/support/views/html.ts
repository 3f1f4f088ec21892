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

const checkable = (tag: Tag): boolean => /^(checkbox|radio)$/.test(tag.attributes.get('type') ?? '');
const isSent = (tag: Tag): boolean =>
  !tag.attributes.has('disabled') && (!checkable(tag) || tag.attributes.has('checked'));

function valueOf(inside: string, { name, at, attributes }: Tag): string {
  if (name === 'input') return attributes.get('value') ?? (checkable({ name, at, attributes }) ? 'on' : '');
  const body = inside.slice(inside.indexOf('>', at) + 1, inside.indexOf(`</${name}>`, at));
  if (name === 'textarea') return unescape(body);
  const options = named(body, 'option');
  return (options.find((option) => option.attributes.has('selected')) ?? options[0])?.attributes.get('value') ?? '';
}

/** What a browser would post of the form of a command as it stands, in the shape that `api` reads. */
export function postedBy(html: string, action: string): Readonly<Record<string, string | readonly string[]>> {
  const form = formsOf(html).find(({ open }) => open.attributes.get('action')?.endsWith(action));
  if (!form) throw new Error(`no form to ${action}`);
  const posted: Record<string, string | readonly string[]> = {};
  for (const tag of named(form.inside, 'input', 'select', 'textarea').filter(isSent)) {
    const key = tag.attributes.get('name');
    if (key === undefined) continue;
    const before = posted[key];
    const value = valueOf(form.inside, tag);
    posted[key] = before === undefined ? value : typeof before === 'string' ? [before, value] : [...before, value];
  }
  return posted;
}
