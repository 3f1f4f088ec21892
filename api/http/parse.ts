import type { z } from 'zod';
import { refuse, type Result } from '../../domain/kernel/result';

/** The label of the field that a zod issue is about, else its path. */
function fieldOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  return labelAt(schema, path) ?? path.map(String).join('.');
}

function labelAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  let at: z.ZodType | undefined = schema;
  let label: string | undefined;
  for (const key of path) {
    at = at && childOf(unwrapped(at), key);
    label = titleOf(at) ?? label;
  }
  return label;
}

const titleOf = (schema: z.ZodType | undefined): string | undefined => {
  const title = schema?.meta()?.['title'];
  return typeof title === 'string' ? title : undefined;
};

interface Wrapping {
  readonly def?: {
    readonly innerType?: z.ZodType;
    readonly shape?: Readonly<Record<string, z.ZodType>>;
    readonly element?: z.ZodType;
  };
}
/** Defaults, optionals and the like stand around the schema that has the fields. */
function unwrapped(schema: z.ZodType & Wrapping): z.ZodType & Wrapping {
  const inner = schema.def.innerType;
  return inner ? unwrapped(inner) : schema;
}
const childOf = (schema: z.ZodType & Wrapping, key: PropertyKey): z.ZodType | undefined =>
  schema.def.shape?.[String(key)] ?? schema.def.element;

/** zod's own messages are English; a page says what is wrong in the user's language. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message.replace(/。$/, '');
  switch (issue.code) {
    case 'invalid_type':
      return '没有填写，或类型不对';
    case 'too_big':
      return `不能超过${String(issue.maximum)}`;
    case 'too_small':
      return `不能少于${String(issue.minimum)}`;
    case 'invalid_value':
      return issue.input === '' ? '没有选' : '请从列表中选一项';
    case 'invalid_format':
      return issue.input === '' ? '没有填写' : '格式不对';
    default:
      return '填写有误';
  }
}

/** What is wrong where, as a person finds the place: the field; of a list its label, then the row and the field in it. */
function toldOf(schema: z.ZodType, issue: z.core.$ZodIssue, shown: readonly PropertyKey[]) {
  const { path } = issue;
  const [own, problem] = [fieldOf(schema, path), problemOf(issue)];
  const at = path.findIndex((key) => typeof key === 'number');
  if (at < 0) return problem.startsWith(own) ? { field: '', problem } : { field: own, problem };
  const list = fieldOf(schema, path.slice(0, at));
  const inner = own === list || problem.startsWith(own) ? '' : own;
  return { field: list, problem: `第${Number(shown[at]) + 1}行：${inner}${problem}` };
}

/**
 * Parses by a schema; the first issue becomes the refusal, naming field and reason (never the value).
 * @param shownAt where a place of the value stands in the form that it was made from
 */
export function parseBy<S extends z.ZodType>(
  schema: S,
  value: unknown,
  shownAt = (path: readonly PropertyKey[]) => path,
): Result<z.output<S>> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  if (!issue) return refuse('BODY_MALFORMED');
  const told = toldOf(schema, issue, shownAt(issue.path));
  return refuse('BAD_BODY', { ...told, path: issue.path.map(String).join('.') });
}
