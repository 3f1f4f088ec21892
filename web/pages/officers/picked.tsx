import type { VNode } from 'preact';
import type { ActView } from '../../../contracts/views/common';
import type { OfficersView, PlaceChange } from '../../../contracts/views/officers';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment, UNKNOWN } from '../../format';
import { ActForm, type FormPlace } from '../../forms/command-form';
import { codeOf, tagWord } from './address';

interface Props {
  readonly view: OfficersView;
  readonly place: FormPlace;
}

/** The place that was picked: what may be done about it, and how it came to whom it has come. */
export function Picked({ view, place }: Props): VNode | null {
  const { picked } = view;
  if (!picked) return null;
  const acts = view.acts.filter(({ subject }) => subject === picked.at);
  return (
    <>
      <section class="pane" aria-labelledby="picked">
        <h2 id="picked">对象{codeOf(picked.position)}的岗位</h2>
        <Kv
          pairs={[
            ...(picked.target ? [{ label: '对象', value: picked.target.name }] : []),
            { label: '人员', value: picked.officer ?? `缺${tagWord(picked.tag)}1人` },
            { label: '证号尾4', value: picked.certificate ?? UNKNOWN },
            { label: '声明', value: <StatusMark {...picked.status} /> },
          ]}
        />
      </section>
      {picked.changes.length > 0 ? <Changes view={view} changes={picked.changes} /> : null}
      {acts.map((act) => (
        <About key={act.command} act={act} place={place} />
      ))}
    </>
  );
}

const HINTS: Readonly<Record<string, string>> = {
  declareConflict: '情形和说明只有决定回避的负责人能看到。决定之前照常工作；准予后由系统按抽取规则递补。',
  applyRecusal: '登记检查对象或其他人员提出的申请。情形和说明只有决定回避的负责人能看到。',
  orderRecusal: '没有人申请时，由负责人依职权决定。准予即生效，由系统按抽取规则递补。',
  appointOfficer: '名录内无人可递补，由负责人指定。指定的人员会标明，不算抽取结果；理由公开。',
};

function About({ act, place }: { readonly act: ActView; readonly place: FormPlace }): VNode {
  const nobody = act.fields.some(({ widget, options }) => widget === 'select' && options.length === 0);
  return (
    <section class="pane" aria-labelledby="act">
      <h2 id="act">{act.title}</h2>
      <p class="hint">{HINTS[act.command]}</p>
      {nobody ? (
        <p class="mt">现在没有人可以指定。{act.fields.find(({ widget }) => widget === 'select')?.hint}</p>
      ) : (
        <div class="mt">
          <ActForm act={act} place={place} main />
        </div>
      )}
    </section>
  );
}

/** 看递补: what the redraw rule gave, and where anybody may check it. */
const Changes = ({
  view,
  changes,
}: {
  readonly view: OfficersView;
  readonly changes: readonly PlaceChange[];
}): VNode => (
  <section class="pane" aria-labelledby="changes">
    <h2 id="changes">递补</h2>
    <ul class="finds">
      {changes.map((change) => (
        <li key={change.at}>
          <Change change={change} />
        </li>
      ))}
    </ul>
    {view.drawHref === null ? null : (
      <p class="hint mt">
        由公开的种子按规则算出，不能挑人，<a href={view.drawHref}>可以核验</a>。
      </p>
    )}
  </section>
);

/** drd1 §3 "Redraw". */
const RULES: Readonly<Record<NonNullable<PlaceChange['rule']>, string>> = {
  a: '规则（a）：负荷线以下的人员中，本岗位抽签号最小的',
  b: '规则（b）：没有负荷线以下的人员，由负荷最小的人员中抽签号最小的',
  c: '规则（c）：没有空闲的人员，按最短的递补链换岗',
  d: '规则（d）：名录内无人可递补，岗位空缺',
};

function Change({ change }: { readonly change: PlaceChange }): VNode {
  const { at, rule, moved, reason, chain } = change;
  return (
    <>
      <p>
        <b>{headOf(change)}</b> <small class="dim">{longMoment(at)}</small>
      </p>
      {rule === null ? null : <p>{RULES[rule]}。</p>}
      {reason === null ? null : <p>理由：{reason}</p>}
      {moved.length > 0 ? (
        <p>同时换岗：{moved.map(({ position, from, to }) => `${codeOf(position)} ${from}→${to}`).join('；')}</p>
      ) : chain ? (
        <p>只动这一岗。</p>
      ) : null}
      {chain ? (
        <dl class="kv small">
          <dt>事件链头</dt>
          <dd class="mono">{chain.head}</dd>
          <dt>结果哈希</dt>
          <dd class="mono">{chain.result}</dd>
        </dl>
      ) : null}
    </>
  );
}

function headOf({ from, to, because, reason, rule }: PlaceChange): string {
  if (because !== null) return `因对象${codeOf(because)}有人回避，${from ?? UNKNOWN}换岗，由${to ?? UNKNOWN}接替`;
  if (reason !== null) return `负责人指定${to ?? UNKNOWN}补缺，不是抽取结果`;
  if (rule === null) return `${from ?? UNKNOWN}是指定的，回避后岗位恢复空缺，不是抽取结果`;
  return to === null ? `${from ?? UNKNOWN}回避，岗位空缺` : `${from ?? UNKNOWN}回避，由${to}递补`;
}
