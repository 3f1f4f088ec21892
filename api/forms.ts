import { z } from 'zod';
import type { ActView, FieldView } from '../contracts/views/common';
import type { RefusedForm } from '../contracts/views/page';

/** What of JSON Schema a form needs, with the meta of `contracts/commands`: title, widget, labels. */
interface Shape {
  readonly type?: string;
  readonly title?: string;
  readonly widget?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const shapes = new WeakMap<z.ZodType, Shape>();
/** A command's schema as JSON Schema; made once. */
function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  shapes.set(schema, made);
  return made;
}

/** Follows a reference to a named schema. */
function resolved(shape: Shape, root: Shape): Shape {
  const name = /^#\/\$defs\/(.+)$/.exec(shape.$ref ?? '')?.[1];
  return name ? { ...root.$defs?.[name], ...shape } : shape;
}

const WIDGETS: readonly string[] = [
  'text',
  'textarea',
  'number',
  'date',
  'select',
  'lines',
  'hidden',
  'share',
  'reveal',
];
const isWidget = (widget: string | undefined): widget is FieldView['widget'] =>
  widget !== undefined && WIDGETS.includes(widget);

/** The widget of a field; null: it wants a page of its own. A field without a title is filled in by the page, not by the person. */
function widgetOf(shape: Shape): FieldView['widget'] | null {
  if (shape.widget !== undefined) return isWidget(shape.widget) ? shape.widget : null;
  if (shape.title === undefined) return 'hidden';
  if (shape.enum) return 'select';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  if (shape.type === 'string') return 'text';
  return shape.type === 'array' && shape.items?.type === 'string' ? 'lines' : null;
}

/**
 * The fields of a command's form, from its schema. Null: the command wants a page of its own.
 * @param values what is filled in already, by field name: the subject of the duty, today's date.
 */
export function fieldsOf(
  schema: z.ZodType,
  values: Readonly<Record<string, string>> = {},
): readonly FieldView[] | null {
  const root = shapeOf(schema);
  const fields: FieldView[] = [];
  for (const [name, property] of Object.entries(root.properties ?? {})) {
    const shape = resolved(property, root);
    const widget = widgetOf(shape);
    // What may be left out waits for a page that asks for it properly.
    if (widget === null && shape.default !== undefined) continue;
    if (widget === null) return null;
    fields.push(fieldOf(name, shape, widget, root.required?.includes(name) ?? false, values[name]));
  }
  return fields;
}

function fieldOf(
  name: string,
  shape: Shape,
  widget: FieldView['widget'],
  required: boolean,
  value: string | undefined,
): FieldView {
  const max =
    shape.maxLength !== undefined && (widget === 'textarea' || widget === 'text') ? `最多${shape.maxLength}字` : null;
  return {
    name,
    label: shape.title ?? name,
    widget,
    required,
    options: (shape.enum ?? []).map((option) => ({ value: option, label: shape.labels?.[option] ?? option })),
    value: value ?? (typeof shape.default === 'string' ? shape.default : ''),
    hint: widget === 'lines' ? '每行一个' : max,
  };
}

/** The acts of a refused page, with what the person had typed put back. */
export const withTyped = (acts: readonly ActView[], refused: RefusedForm): readonly ActView[] =>
  acts.map((act) =>
    act.command !== refused.command
      ? act
      : {
          ...act,
          fields: act.fields.map((field) => ({ ...field, value: typed(refused.values[field.name]) ?? field.value })),
        },
  );

const typed = (value: string | readonly string[] | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : value.join('\n');

/** A form's fields as they were posted. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** The body that a posted form means: its fields are the paths of the schema (`entries.0.code`); the schema then judges it. */
export function bodyFrom(schema: z.ZodType, posted: Posted): unknown {
  const root = shapeOf(schema);
  return coerce(treeOf(posted), root, root, true);
}

type Tree = string | readonly string[] | { readonly [key: string]: Tree } | undefined;
interface Branch {
  [key: string]: Tree;
}
const isBranch = (tree: Tree): tree is Branch => typeof tree === 'object' && !Array.isArray(tree);
/** A form names no field of an object's own machinery. */
const SAFE = /^(?!__proto__$|constructor$|prototype$)[\w-]{1,60}$/;

function treeOf(posted: Posted): Tree {
  const root: Branch = Object.create(null) as Branch;
  for (const [path, value] of Object.entries(posted)) {
    const keys = path.split('.');
    if (keys.length > 6 || !keys.every((key) => SAFE.test(key))) continue;
    plant(root, keys, value);
  }
  return root;
}

function plant(root: Branch, keys: readonly string[], value: string | readonly string[]): void {
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const next = at[key] ?? (Object.create(null) as Branch);
    // A field that is a text already has nothing beneath it.
    if (!isBranch(next)) return;
    at[key] = next;
    at = next;
  }
  const last = keys.at(-1);
  if (last !== undefined && at[last] === undefined) at[last] = value;
}

const isEmpty = (tree: Tree): boolean =>
  tree === undefined ||
  tree === '' ||
  (isBranch(tree) ? Object.values(tree).every(isEmpty) : Array.isArray(tree) && tree.every((each) => each === ''));

/** Forms know text only: the schema says what was a number, a list, or nothing. */
function coerce(tree: Tree, given: Shape, root: Shape, required: boolean): unknown {
  const shape = resolved(given, root);
  const branch = shape.anyOf?.find(({ type }) => type !== 'null');
  if (branch) return isEmpty(tree) ? null : coerce(tree, branch, root, required);
  switch (shape.type) {
    case 'object':
      return coerceObject(tree, shape, root, required);
    case 'array':
      return coerceArray(tree, shape, root, required);
    case 'integer':
    case 'number':
      return isEmpty(tree) ? undefined : Number(lastOf(tree));
    case 'boolean':
      return lastOf(tree) === 'on' || lastOf(tree) === 'true';
    default:
      return lastOf(tree);
  }
}

const lastOf = (tree: Tree): string | undefined =>
  typeof tree === 'string' ? tree : Array.isArray(tree) ? (tree as readonly string[]).at(-1) : undefined;

function coerceObject(tree: Tree, shape: Shape, root: Shape, required: boolean): unknown {
  if (!required && isEmpty(tree)) return undefined;
  const branch = isBranch(tree) ? tree : {};
  return Object.fromEntries(
    Object.entries(shape.properties ?? {})
      .map(
        ([name, property]) =>
          [name, coerce(branch[name], property, root, shape.required?.includes(name) ?? false)] as const,
      )
      .filter(([, value]) => value !== undefined),
  );
}

/** A row offered to be chosen carries `picked`: empty from a hidden field, `yes` when its box was ticked (contracts/views/page). */
const isPicked = (row: Tree): boolean => !isBranch(row) || !('picked' in row) || lastOf(row['picked']) === 'yes';

/** The rows that were filled in, by their numbers on the page: one that was left empty is no row. */
const rowsOf = (branch: Readonly<Record<string, Tree>>): readonly string[] =>
  Object.keys(branch)
    .filter((key) => isPicked(branch[key]) && !isEmpty(branch[key]))
    .sort((a, b) => Number(a) - Number(b));

/** Where a place of the body stood in the posted form: its rows are counted with those left empty before them. */
export const postedAt =
  (posted: Posted) =>
  (path: readonly PropertyKey[]): readonly PropertyKey[] => {
    let at: Tree = treeOf(posted);
    return path.map((key) => {
      const own: PropertyKey = typeof key === 'number' && isBranch(at) ? Number(rowsOf(at)[key] ?? key) : key;
      at = isBranch(at) ? at[String(own)] : undefined;
      return own;
    });
  };

function coerceArray(tree: Tree, shape: Shape, root: Shape, required: boolean): unknown {
  const items = resolved(shape.items ?? {}, root);
  if (items.type === 'object' || items.anyOf) {
    const branch = isBranch(tree) ? tree : {};
    const order = rowsOf(branch);
    return order.length === 0 && !required ? undefined : order.map((key) => coerce(branch[key], items, root, true));
  }
  const parts = typeof tree === 'string' ? [tree] : Array.isArray(tree) ? (tree as readonly string[]) : [];
  const values = parts
    .flatMap((part) => part.split(/[\r\n,，、]+/))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (values.length === 0 && !required) return undefined;
  return items.type === 'string' ? values : values.map((value) => coerce(value, items, root, true));
}
