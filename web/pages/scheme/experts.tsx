import type { VNode } from 'preact';
import { Labelled } from '../../forms/field';
import { ErrorAt, type PartProps } from './part';
import { anchorOf } from './sections';

const COUNTS = ['不请专家', '1名', '2名', '3名'];

interface Option {
  readonly value: string;
  readonly word: string;
}

/** 每户专家人数 and their 专业领域; the library is asked for only where there are several. */
export function Experts({ view, typed }: PartProps): VNode {
  const { scheme, choices } = view;
  const [first, ...others] = choices.libraries;
  const chosen = typed.one('scheme.experts.org', scheme.experts?.org ?? first?.id ?? '');
  const fields = choices.libraries.find(({ id }) => id === chosen)?.fields ?? [];
  return (
    <div id={anchorOf('experts')} class="mt">
      <ErrorAt view={view} field="experts" />
      {first !== undefined && others.length === 0 ? (
        <input type="hidden" name="scheme.experts.org" value={first.id} />
      ) : null}
      {first === undefined ? (
        <p class="hint">还没有专业人员库，不能请专家。</p>
      ) : (
        <div class="flex">
          {others.length === 0 ? null : (
            <Select
              name="org"
              label="专业人员库"
              hint={null}
              options={choices.libraries.map(({ id, name }) => ({ value: id, word: name }))}
              chosen={chosen}
            />
          )}
          <Select
            name="count"
            label="每户专家人数"
            hint="从专业人员库随机选派，只协助，不计入执法人员（V3）"
            options={COUNTS.map((word, count) => ({ value: String(count), word }))}
            chosen={typed.one('scheme.experts.count', String(scheme.experts?.count ?? 0))}
          />
          <Select
            name="field"
            label="专业领域"
            hint={null}
            options={[{ value: '', word: '不限' }, ...fields.map((field) => ({ value: field, word: field }))]}
            chosen={typed.one('scheme.experts.field', scheme.experts?.field ?? '')}
          />
        </div>
      )}
    </div>
  );
}

const Select = ({
  name,
  label,
  hint,
  options,
  chosen,
}: {
  readonly name: 'org' | 'count' | 'field';
  readonly label: string;
  readonly hint: string | null;
  readonly options: readonly Option[];
  readonly chosen: string;
}): VNode => (
  <Labelled id={`scheme-experts-${name}`} label={label} hint={hint}>
    <select
      class="in"
      id={`scheme-experts-${name}`}
      name={`scheme.experts.${name}`}
      aria-describedby={hint === null ? undefined : `scheme-experts-${name}-hint`}
    >
      {options.map(({ value, word }) => (
        <option key={value} value={value} selected={value === chosen}>
          {word}
        </option>
      ))}
    </select>
  </Labelled>
);
