import type { VNode } from 'preact';
import type { ActView } from '../../../contracts/views/common';
import type { RecusalView } from '../../../contracts/views/recusal';
import { Empty } from '../../components/empty';
import { Kv, type Pair } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment, num } from '../../format';
import { ActForm, type FormPlace } from '../../forms/command-form';

interface Props {
  readonly view: RecusalView;
  readonly place: FormPlace;
}

/** 回避申请 of the department, each with its ground (X3), those that wait for the decision with its form. */
export function Applications({ view, place }: Props): VNode {
  const decisions = view.acts.filter(({ command }) => command === 'decideRecusal');
  const first = view.applications.find(({ id }) => decisions.some(({ subject }) => subject === id));
  return (
    <section class="pane" aria-labelledby="applications">
      <h2 id="applications">回避申请</h2>
      {view.applications.length === 0 ? (
        <Empty why="没有回避申请">执法人员提出后，在这里决定。</Empty>
      ) : (
        <ul class="finds">
          {view.applications.map((application) => {
            const act = decisions.find(({ subject }) => subject === application.id);
            return (
              <li key={application.id}>
                <Application application={application} />
                {act ? <Decision act={act} place={place} main={application === first} /> : null}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

const Application = ({ application }: { readonly application: RecusalView['applications'][number] }): VNode => {
  const pairs: readonly (Pair | null)[] = [
    { label: '申请人', value: application.officer },
    { label: '对象', value: `第${num(application.position)}号` },
    { label: '情形', value: application.ground },
    application.note === '' ? null : { label: '说明', value: application.note },
    { label: '提出', value: longMoment(application.at) },
    application.decidedAt === null ? null : { label: '决定', value: longMoment(application.decidedAt) },
    { label: '状态', value: <StatusMark {...application.status} /> },
  ];
  return <Kv pairs={pairs.filter((pair): pair is Pair => pair !== null)} />;
};

/** 决定, with its reason; granted, the next of the draw steps in, and only for this place. */
const Decision = ({
  act,
  place,
  main,
}: {
  readonly act: ActView;
  readonly place: FormPlace;
  readonly main: boolean;
}): VNode => (
  <div class="mt">
    <p class="hint">
      情形只有您能看到。准予回避后由系统按抽取规则递补，不能挑人；不予回避的，申请人有新的情况可以再申请。
    </p>
    <div class="mt">
      <ActForm act={act} place={place} main={main} />
    </div>
  </div>
);
