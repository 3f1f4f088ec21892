import type { VNode } from 'preact';
import type { OfficersView } from '../../../contracts/views/officers';
import { Due } from '../../components/due';
import { num } from '../../format';
import { CommandForm, type FormPlace } from '../../forms/command-form';

/** 声明无利害关系 for all one's places at once; with one of them, the row leads to the application. */
export function Declare({ view, place }: { readonly view: OfficersView; readonly place: FormPlace }): VNode | null {
  if (!view.acts.some(({ command }) => command === 'declareClear')) return null;
  return (
    <section class="pane" aria-labelledby="clear">
      <h2 id="clear">没有利害关系</h2>
      <CommandForm command="declareClear" place={place}>
        <p>我看过派给我的{num(view.total)}户对象，没有本人利害关系、亲属关系或其他可能影响公正的情形。</p>
        {view.mine?.due ? (
          <p class="mt">
            限期 <Due due={view.mine.due} asOf={view.asOf} long />
          </p>
        ) : null}
        <p class="mt">
          <button class={view.picked ? 'btn wide' : 'btn btn-main wide'} type="submit">
            声明无利害关系
          </button>
        </p>
      </CommandForm>
      <p class="hint mt">与其中一户有利害关系的，不要声明，点那一户的“申请回避”。</p>
    </section>
  );
}
