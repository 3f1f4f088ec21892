import type { ComponentChildren, VNode } from 'preact';
import type { FieldView } from '../../contracts/views/common';

/** As many options as are shown at once; more become a list to open. */
const SHOWN = 4;

interface Props {
  readonly field: FieldView;
  /** Prefix of ids: a page may hold several forms. */
  readonly form: string;
}

/** One field of a form made from a command's schema. */
export function Field({ field, form }: Props): VNode {
  const id = `${form}-${field.name}`;
  if (field.widget === 'hidden') return <input type="hidden" name={field.name} value={field.value} />;
  if (field.widget === 'select' && field.options.length <= SHOWN) return <Options field={field} form={form} />;
  if (field.widget === 'checks') return <Boxes field={field} form={form} />;
  return (
    <Labelled id={id} label={field.label} hint={field.hint} optional={!field.required}>
      <Control field={field} id={id} />
    </Labelled>
  );
}

/** Label above, hint between, control below: the hint is read before typing. */
export const Labelled = ({
  id,
  label,
  hint,
  optional,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly optional?: boolean;
  readonly children: ComponentChildren;
}): VNode => (
  <div class="field">
    <label for={id}>
      {label}
      {optional ? <small class="dim">（可不填）</small> : null}
    </label>
    {hint === null ? null : (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {children}
  </div>
);

function Control({ field, id }: { readonly field: FieldView; readonly id: string }): VNode {
  const { name, widget, value, required, hint } = field;
  const said = hint === null ? undefined : `${id}-hint`;
  switch (widget) {
    case 'textarea':
    case 'lines':
      return (
        <textarea class="in" id={id} name={name} required={required} aria-describedby={said}>
          {value}
        </textarea>
      );
    case 'select':
      return (
        <select class="in" id={id} name={name} required={required} aria-describedby={said} value={value}>
          {value === '' ? <option value="">请选择</option> : null}
          {field.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'number':
      return (
        <input
          class="in in-n"
          id={id}
          name={name}
          inputMode="numeric"
          pattern="[0-9]*"
          required={required}
          value={value}
          aria-describedby={said}
          autoComplete="off"
        />
      );
    case 'date':
      return (
        <input
          class="in in-d"
          id={id}
          name={name}
          type="date"
          required={required}
          value={value}
          aria-describedby={said}
        />
      );
    case 'text':
    case 'share':
    case 'reveal':
    case 'checks':
    case 'hidden':
      return (
        <input
          class={widget === 'text' ? 'in' : 'in mono'}
          id={id}
          name={name}
          required={required}
          value={value}
          aria-describedby={said}
          autoComplete="off"
          spellcheck={false}
        />
      );
  }
}

/** Any number of a list, each with its box; the value holds one a line. */
const Boxes = ({ field, form }: Props): VNode => {
  const chosen = field.value.split('\n');
  const id = `${form}-${field.name}-hint`;
  return (
    <fieldset class="field" aria-describedby={field.hint === null ? undefined : id}>
      <legend>
        {field.label}
        {field.required ? null : <small class="dim">（可不选）</small>}
      </legend>
      {field.hint === null ? null : (
        <p class="hint" id={id}>
          {field.hint}
        </p>
      )}
      <div class="checks">
        {field.options.map(({ value, label }) => (
          <label class="opt" key={value}>
            <input type="checkbox" name={field.name} value={value} checked={chosen.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** A few options are shown, not hidden behind a list. */
const Options = ({ field, form }: Props): VNode => (
  <fieldset class="field">
    <legend>{field.label}</legend>
    <div>
      {field.options.map(({ value, label }) => (
        <label class="opt" key={value}>
          <input
            type="radio"
            name={field.name}
            id={`${form}-${field.name}-${value}`}
            value={value}
            required={field.required}
            checked={field.value === value}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  </fieldset>
);
