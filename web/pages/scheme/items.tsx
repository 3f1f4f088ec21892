import type { VNode } from 'preact';
import { METHOD_TEXT } from '../../../domain/catalogue/item';
import type { SchemeView } from '../../../contracts/views/task';
import type { Typed } from '../../forms/typed';
import { ErrorAt, type PartProps } from './part';
import { anchorOf, errorAt } from './sections';

type Choice = SchemeView['choices']['items'][number];

interface Row {
  readonly choice: Choice;
  /** Its place in the saved scheme: what the rules' findings name; -1 where it is not in it. */
  readonly at: number;
}

/** What may be chosen, and what was chosen before it left the list. */
function rowsOf({ scheme, choices }: SchemeView): readonly Row[] {
  const at = (choice: Choice): number =>
    scheme.items.findIndex(({ item, org }) => item === choice.item && org === choice.org);
  const known = choices.items.map((choice) => ({ choice, at: at(choice) }));
  const gone = scheme.items.flatMap((item, index) =>
    known.some((row) => row.at === index) ? [] : [{ choice: goneChoice(item, choices), at: index }],
  );
  return [...known, ...gone];
}

const goneChoice = (item: SchemeView['scheme']['items'][number], { departments }: SchemeView['choices']): Choice => ({
  ...item,
  orgName: departments.find(({ id }) => id === item.org)?.name ?? item.org,
  basis: '已不在现行清单中',
  published: true,
});

/** 检查事项, department by department; those of the departments that take part stand open. */
export function Items({ view, typed }: PartProps): VNode {
  const rows = rowsOf(view).map((row, index) => ({ ...row, index }));
  const orgs = [...new Set(rows.map(({ choice }) => choice.org))];
  const parts = typed.many('scheme.departments', view.scheme.departments);
  return (
    <fieldset id={anchorOf('items')}>
      <legend>检查事项</legend>
      <p class="hint">勾选要查的事项。没有公布的事项不能列入（P1）。</p>
      <ErrorAt view={view} field="items" />
      {orgs.map((org) => (
        <Group
          key={org}
          view={view}
          typed={typed}
          rows={rows.filter(({ choice }) => choice.org === org)}
          open={parts.includes(org)}
        />
      ))}
    </fieldset>
  );
}

type Numbered = Row & { readonly index: number };

const isPicked = (typed: Typed, { index, at }: Numbered): boolean =>
  typed.ticked(`scheme.items.${index}.picked`, at >= 0);

const Group = ({
  view,
  typed,
  rows,
  open,
}: PartProps & { readonly rows: readonly Numbered[]; readonly open: boolean }): VNode => {
  const picked = rows.filter((row) => isPicked(typed, row)).length;
  return (
    <details class="mt" open={open || picked > 0}>
      <summary>
        {rows[0]?.choice.orgName} {picked > 0 ? `已选${picked}项` : `${rows.length}项可选`}
      </summary>
      <ul class="picks">
        {rows.map((row) => (
          <Item key={row.index} row={row} view={view} typed={typed} />
        ))}
      </ul>
    </details>
  );
};

function Item({ row, view, typed }: PartProps & { readonly row: Numbered }): VNode {
  const { choice, at, index } = row;
  const name = `scheme.items.${index}`;
  const field = `items.${at}`;
  const error = at < 0 ? null : errorAt(view, field);
  return (
    <li id={at < 0 ? undefined : anchorOf(field)} class={error === null ? undefined : 'bad'}>
      {at < 0 ? null : <ErrorAt view={view} field={field} />}
      {/* the empty one comes first: a row that was offered and not ticked is left out of the list */}
      <input type="hidden" name={`${name}.picked`} value="" />
      {(['item', 'version', 'org', 'name', 'kind'] as const).map((key) => (
        <input key={key} type="hidden" name={`${name}.${key}`} value={String(choice[key])} />
      ))}
      <label class="opt">
        <input
          type="checkbox"
          name={`${name}.picked`}
          value="yes"
          checked={isPicked(typed, row)}
          disabled={!choice.published}
        />
        <span>
          {choice.name} <span class="tag">{choice.kind === 'key' ? '重点' : '一般'}</span>
          <br />
          <span class="hint">{choice.published ? choice.basis : '尚未公布，不能列入任务（P1）'}</span>
        </span>
      </label>
      <select class="in" name={`${name}.method`} aria-label={`${choice.name} 检查方式`}>
        {Object.entries(METHOD_TEXT).map(([value, word]) => (
          <option key={value} value={value} selected={value === methodOf(row, view, typed)}>
            {word}
          </option>
        ))}
      </select>
    </li>
  );
}

const methodOf = ({ at, index }: Numbered, { scheme }: SchemeView, typed: Typed): string =>
  typed.one(`scheme.items.${index}.method`, scheme.items[at]?.method ?? 'onSite');
