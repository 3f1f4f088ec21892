import type { PageContext } from '../../contracts/views/page';

/** What a refused form held, so that nothing typed is lost; else what the view has. */
export interface Typed {
  /** Whether the person's own attempt at this command was refused. */
  readonly again: boolean;
  one(name: string, otherwise: string): string;
  many(name: string, otherwise: readonly string[]): readonly string[];
  /** A checkbox that was ticked. */
  ticked(name: string, otherwise: boolean): boolean;
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

export function typedIn({ refused }: Pick<PageContext, 'refused'>, command: string): Typed {
  if (refused?.command !== command)
    return {
      again: false,
      one: (_name, otherwise) => otherwise,
      many: (_name, otherwise) => otherwise,
      ticked: (_name, otherwise) => otherwise,
    };
  const { values } = refused;
  return {
    again: true,
    one: (name) => list(values[name]).at(-1) ?? '',
    many: (name) => list(values[name]).filter((value) => value !== ''),
    ticked: (name) => list(values[name]).some((value) => value !== ''),
  };
}
