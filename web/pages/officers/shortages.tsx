import type { VNode } from 'preact';
import type { OfficersView, Shortage } from '../../../contracts/views/officers';
import { Band } from '../../components/band';
import { StatusMark } from '../../components/status';
import { longDue, num } from '../../format';
import { codeOf, expertsHref, stateHref, tagWord, taskHref } from './address';

interface Props {
  readonly view: OfficersView;
  readonly path: string;
}

/** 人员不足, by name: which department, which qualification, how many, and what helps. */
export const Shortages = ({ view, path }: Props): VNode => (
  <>
    {view.shortages.map((shortage) => (
      <Band look="bad" key={shortage.org}>
        <StatusMark
          word={`${shortage.own && !shortage.experts ? '' : shortage.name}缺${tagWord(shortage.tag)}${num(shortage.missing)}人`}
          tone="bad"
        />
        ：{shortage.roster ? <Before shortage={shortage} /> : <After shortage={shortage} view={view} path={path} />}
        {shortage.due ? `不处理，${longDue(shortage.due, view.asOf)}升级联席会议办公室。` : null}
      </Band>
    ))}
  </>
);

/** Nothing is drawn yet: another roster with more people is all it takes. */
const Before = ({ shortage: { roster, own } }: { readonly shortage: Shortage }): VNode => (
  <>
    可派{num(roster?.fit ?? 0)}人，每户须派{num(roster?.wanted ?? 0)}人，还不能抽取。可以：
    {own ? <a href="#roster">重新确认人员，让能来的都在列</a> : '由该部门重新确认人员'}
    ，或先在人员库补录已取证的人员再确认。
  </>
);

const After = ({
  shortage: { positions, missing, own, experts },
  view,
  path,
}: Props & { readonly shortage: Shortage }): VNode => (
  <>
    {positions.length > 0 ? `对象${positions.map(codeOf).join('、')}${missing > positions.length ? '等' : ''}；` : ''}
    名录内无人可派。可以：由{experts ? '牵头部门' : '该部门'}负责人
    {own ? <a href={stateHref(expertsHref(path, experts), 'vacant')}>指定人员补缺</a> : '指定人员补缺'}
    ；先在人员库补录或借调已取证的人员，再指定；或由牵头部门<a href={taskHref(view)}>申请重抽</a>
    ，各部门重新确认人员名录。
  </>
);
