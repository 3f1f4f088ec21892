import type { VNode } from 'preact';

/** Boxes of one list, in columns. Nothing to choose from is said, not shown as a gap. */
export const Checks = ({
  legend,
  name,
  options,
  chosen,
}: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
}): VNode => (
  <fieldset class="field">
    <legend>{legend}</legend>
    {options.length === 0 ? <p class="hint">库里还没有可选的。</p> : null}
    <div class="checks">
      {options.map((option) => (
        <label class="opt" key={option.id}>
          <input type="checkbox" name={name} value={option.id} checked={chosen.includes(option.id)} />
          <span>{option.name}</span>
        </label>
      ))}
    </div>
  </fieldset>
);
