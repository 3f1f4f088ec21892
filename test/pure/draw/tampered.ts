/** Ways to change a JSON value by hand, for tests that claim that every change is caught. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Path = readonly (string | number)[];

const isParent = (json: Json): json is readonly Json[] | { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null;

/** Every value that holds no other, by its path. */
export const leavesOf = (json: Json, path: Path = []): Path[] =>
  isParent(json)
    ? Object.entries(json).flatMap(([key, inner]) =>
        leavesOf(inner, [...path, Array.isArray(json) ? Number(key) : key]),
      )
    : [path];

/** Every list, by its path. */
export const listsOf = (json: Json, path: Path = []): Path[] => {
  if (!isParent(json)) return [];
  const inner = Object.entries(json).flatMap(([key, value]) =>
    listsOf(value, [...path, Array.isArray(json) ? Number(key) : key]),
  );
  return Array.isArray(json) ? [path, ...inner] : inner;
};

export const at = (json: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, key) => (isParent(value ?? null) ? Reflect.get(value as object, key) : undefined),
    json,
  );

/** A copy in which one value is another. */
export const withAt = (json: Json, [key, ...rest]: Path, change: (value: Json) => Json): Json => {
  if (key === undefined) return change(json);
  if (Array.isArray(json))
    return (json as readonly Json[]).map((inner, i) => (i === key ? withAt(inner, rest, change) : inner));
  const record = json as { readonly [name: string]: Json };
  return { ...record, [key]: withAt(record[key] ?? null, rest, change) };
};

/** A copy from which one field or item is gone. */
export const without = (json: Json, path: Path): Json => {
  const key = path.at(-1);
  return withAt(json, path.slice(0, -1), (parent) =>
    Array.isArray(parent)
      ? (parent as readonly Json[]).filter((_, i) => i !== key)
      : Object.fromEntries(Object.entries(parent as object).filter(([name]) => name !== key)),
  );
};

/** Another value of the same kind: a hash stays a hash, so that no reader of shapes notices. */
export const other = (value: Json, salt = 0): Json => {
  if (typeof value === 'number') return value + 1 + salt;
  if (typeof value !== 'string') return 'x';
  if (/^([0-9a-f]{2})+$/.test(value)) {
    const i = (salt * 7) % value.length;
    return `${value.slice(0, i)}${value[i] === 'a' ? 'b' : 'a'}${value.slice(i + 1)}`;
  }
  return `${value}x`;
};
