import type { VNode } from 'preact';
import type { RecusalView } from '../../../contracts/views/recusal';
import { CommandForm, formId, type FormPlace } from '../../forms/command-form';
import { Labelled } from '../../forms/field';
import { typedIn } from '../../forms/typed';

interface Props {
  readonly view: RecusalView;
  readonly place: FormPlace;
}

/** 声明无利害关系, or 申请回避 for one of the targets: one of the two discharges the duty. */
export function Declare({ view, place }: Props): VNode | null {
  const clear = view.acts.some(({ command }) => command === 'declareClear');
  const conflict = view.acts.some(({ command }) => command === 'declareConflict');
  if (!clear && !conflict) return null;
  return (
    <>
      {clear ? <Clear place={place} count={view.targets.length} /> : null}
      {conflict ? <Conflict view={view} place={place} /> : null}
    </>
  );
}

const Clear = ({ place, count }: { readonly place: FormPlace; readonly count: number }): VNode => (
  <section class="pane" aria-labelledby="clear">
    <h2 id="clear">没有利害关系</h2>
    <CommandForm command="declareClear" place={place}>
      <p>我看过派给我的{count}户对象，没有本人利害关系、亲属关系或其他可能影响公正的情形。</p>
      <p class="mt">
        <button class="btn btn-main wide" type="submit">
          声明无利害关系
        </button>
      </p>
    </CommandForm>
  </section>
);

function Conflict({ view, place }: Props): VNode {
  const typed = typedIn(place.context, 'declareConflict');
  const id = formId('declareConflict');
  const ground = typed.one('ground', '');
  return (
    <section class="pane" aria-labelledby="conflict">
      <h2 id="conflict">有利害关系</h2>
      <CommandForm command="declareConflict" place={place}>
        <Labelled id={`${id}-position`} label="哪一户" hint={null}>
          <select class="in wide" id={`${id}-position`} name="position" required>
            <option value="">请选择</option>
            {view.targets.map(({ position, name }) => (
              <option key={position} value={String(position)} selected={typed.one('position', '') === String(position)}>
                {position} {name}
              </option>
            ))}
          </select>
        </Labelled>
        <fieldset class="field">
          <legend>情形</legend>
          <div>
            {view.grounds.map(({ value, label }) => (
              <label class="opt" key={value}>
                <input type="radio" name="ground" value={value} required checked={ground === value} />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Labelled id={`${id}-note`} label="说明" hint="只有决定人能看到。选“其他”的须写明。" optional>
          <textarea class="in" id={`${id}-note`} name="note" maxLength={300} aria-describedby={`${id}-note-hint`}>
            {typed.one('note', '')}
          </textarea>
        </Labelled>
        <button class="btn" type="submit">
          申请回避
        </button>
      </CommandForm>
    </section>
  );
}
