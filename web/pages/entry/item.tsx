import type { VNode } from 'preact';
import type { InspectionView, ItemView } from '../../../contracts/views/inspection';
import type { Typed } from '../../forms/typed';

type Code = InspectionView['codes'][number];

/** The three that nearly every item ends with stand as buttons; the words on them are short, the value is the table's. */
const SHORT: Readonly<Record<string, string>> = { '1': '未发现', E: '责令改正', F: '未涉及' };

interface Props {
  readonly item: ItemView;
  readonly index: number;
  readonly codes: readonly Code[];
  readonly typed: Typed;
  /** The code of an item that nobody has touched; empty: none. */
  readonly filled: string;
  readonly error: string | null;
}

export function EntryItem({ item, index, codes, typed, filled, error }: Props): VNode {
  const name = `entries.${index}`;
  const chosen = typed.one(`${name}.code`, item.result?.code ?? filled);
  const problem = typed.one(`${name}.problem`, item.result?.problem ?? '');
  const disposal = typed.one(`${name}.disposal`, item.result?.disposal ?? '');
  const needs = codes.some(({ code, needsProblem }) => code === chosen && needsProblem);
  const said = error === null ? undefined : `${name}-error`;
  return (
    <section class={error === null ? 'pane stack' : 'pane stack bad'} aria-labelledby={`${name}-h`} data-entry>
      <div>
        <input type="hidden" name={`${name}.item`} value={item.item} />
        <h2 id={`${name}-h`}>
          {index + 1} {item.name}
        </h2>
        <Guide item={item} />
      </div>
      {error === null ? null : (
        <p class="err" id={said}>
          {error}
        </p>
      )}
      <Codes name={name} codes={codes} chosen={chosen} item={item.name} describedBy={said} />
      <details open={needs || problem !== '' || disposal !== ''} data-found>
        <summary>问题和处置</summary>
        <div class="field mt">
          <label for={`${name}-problem`}>问题</label>
          <textarea class="in" id={`${name}-problem`} name={`${name}.problem`} maxLength={1000}>
            {problem}
          </textarea>
        </div>
        <div class="field">
          <label for={`${name}-disposal`}>处置</label>
          <input
            class="in"
            id={`${name}-disposal`}
            name={`${name}.disposal`}
            maxLength={300}
            value={disposal}
            placeholder="例如：责令改正，10日内"
            autoComplete="off"
          />
        </div>
      </details>
    </section>
  );
}

const Guide = ({ item }: { readonly item: ItemView }): VNode => (
  <details>
    <summary>指引</summary>
    <p class="small">{item.content}</p>
    {item.checklist.length > 0 ? (
      <ul class="points small">
        {item.checklist.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    ) : null}
    <p class="small dim">依据：{item.basis}</p>
  </details>
);

interface CodesProps {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly chosen: string;
  readonly item: string;
  readonly describedBy: string | undefined;
}

function Codes({ name, codes, chosen, item, describedBy }: CodesProps): VNode {
  const usual = codes.filter(({ code }) => SHORT[code] !== undefined);
  const rare = codes.filter(({ code }) => SHORT[code] === undefined);
  return (
    <fieldset aria-describedby={describedBy}>
      <legend class="vh">{item} 结果</legend>
      <div class="choice">
        {usual.map(({ code, text, needsProblem }) => (
          <label key={code}>
            <Radio name={name} code={code} chosen={chosen} needsProblem={needsProblem} text={text} required />
            <span class={needsProblem ? 't-bad' : undefined} title={text} aria-hidden="true">
              {SHORT[code]}
            </span>
          </label>
        ))}
      </div>
      {rare.length === 0 ? null : (
        <details class="mt" data-rare open={rare.some(({ code }) => code === chosen)}>
          <summary>其他结果</summary>
          {rare.map(({ code, text, needsProblem }) => (
            <label class="opt" key={code}>
              <Radio name={name} code={code} chosen={chosen} needsProblem={needsProblem} />
              <span>{text}</span>
            </label>
          ))}
        </details>
      )}
    </fieldset>
  );
}

const Radio = ({
  name,
  code,
  chosen,
  needsProblem,
  text,
  required = false,
}: {
  readonly name: string;
  readonly code: string;
  readonly chosen: string;
  readonly needsProblem: boolean;
  /** Said aloud where the button shows a short word. */
  readonly text?: string;
  /** One required radio makes its whole group required. */
  readonly required?: boolean;
}): VNode => (
  <input
    type="radio"
    name={`${name}.code`}
    value={code}
    required={required}
    checked={chosen === code}
    aria-label={text}
    data-needs={needsProblem ? '' : undefined}
  />
);
