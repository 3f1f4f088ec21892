import type { VNode } from 'preact';
import { METHOD_TEXT } from '../../../domain/catalogue/item';
import type { SchemeView } from '../../../contracts/views/task';
import { Kv } from '../../components/kv';
import { Scrolled, Table } from '../../components/table';
import { longDay, num } from '../../format';
import { anchorOf } from './sections';

/** The scheme as those read it who do not draft it. */
export const SchemeText = ({ view }: { readonly view: SchemeView }): VNode => (
  <>
    <section class="pane">
      <h2 id={anchorOf('name')}>{view.scheme.name}</h2>
      <Kv pairs={pairsOf(view)} />
    </section>
    <ItemTable view={view} />
  </>
);

const orAll = (words: readonly string[]): string => (words.length === 0 ? '全部' : words.join('、'));

function pairsOf({ scheme, choices }: SchemeView): Parameters<typeof Kv>[0]['pairs'] {
  const org = (id: string): string => choices.departments.find((each) => each.id === id)?.name ?? id;
  const town = (id: string): string => choices.towns.find((each) => each.id === id)?.name ?? id;
  const others = scheme.departments.filter((id) => id !== scheme.lead).map(org);
  return [
    { label: '牵头', value: org(scheme.lead) },
    { label: '参与', value: <At id="departments">{others.length === 0 ? '没有其他部门' : others.join('、')}</At> },
    { label: '对象类别', value: <At id="scope">{orAll(scheme.scope.kinds)}</At> },
    { label: '镇街', value: orAll(scheme.scope.towns.map(town)) },
    { label: '标签', value: scheme.scope.tags.length === 0 ? '不限' : scheme.scope.tags.join('、') },
    { label: '抽查', value: <At id={scheme.ratio === null ? 'count' : 'ratio'}>{quotaOf(scheme)}</At> },
    { label: '分层', value: <At id="strata">{scheme.strata === 'town' ? '按镇街分层' : '不分层'}</At> },
    { label: '提高比例', value: <At id="raised">{raisedOf(scheme)}</At> },
    { label: '批次', value: <At id="batches">{`${num(scheme.batches)}批`}</At> },
    { label: '人员', value: <At id="minOfficers">{`每个部门每户${scheme.minOfficers}人`}</At> },
    { label: '专家', value: <At id="experts">{expertsOf(scheme, choices)}</At> },
    { label: '检查时间', value: <At id="window">{`${longDay(scheme.window.from)}至${longDay(scheme.window.to)}`}</At> },
  ];
}

const At = ({ id, children }: { readonly id: string; readonly children: string }): VNode => (
  <span id={anchorOf(id)}>{children}</span>
);

const quotaOf = ({ ratio, count }: SchemeView['scheme']): string =>
  ratio !== null ? `每${num(ratio.den)}户抽${num(ratio.num)}户` : count !== null ? `${num(count)}户` : '还没有定';

function expertsOf({ experts }: SchemeView['scheme'], { libraries }: SchemeView['choices']): string {
  if (!experts) return '不请专家';
  const library = libraries.find(({ id }) => id === experts.org)?.name ?? experts.org;
  return `每户${experts.count}名，从${library}随机选派${experts.field === '' ? '' : `（${experts.field}）`}`;
}

const raisedOf = ({ raised }: SchemeView['scheme']): string =>
  raised === null ? '不提高' : `${raised.tags.join('、')}：每${num(raised.ratio.den)}户抽${num(raised.ratio.num)}户`;

const COLUMNS = [{ word: '事项' }, { word: '部门' }, { word: '类别' }, { word: '方式' }];

const ItemTable = ({ view: { scheme, choices } }: { readonly view: SchemeView }): VNode => (
  <section class="pane flush" id={anchorOf('items')} aria-labelledby="items-h">
    <h2 id="items-h">检查事项</h2>
    <Scrolled label="检查事项表">
      <Table caption="检查事项" columns={COLUMNS}>
        <tbody>
          {scheme.items.map((item, index) => (
            <tr key={item.item} id={anchorOf(`items.${index}`)}>
              <th scope="row">{item.name}</th>
              <td>{choices.departments.find(({ id }) => id === item.org)?.name ?? item.org}</td>
              <td>{item.kind === 'key' ? '重点' : '一般'}</td>
              <td>{METHOD_TEXT[item.method]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
