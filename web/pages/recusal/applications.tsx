import type { VNode } from 'preact';
import type { ActView } from '../../../contracts/views/common';
import type { RecusalView } from '../../../contracts/views/recusal';
import { Empty } from '../../components/empty';
import { Kv, type Pair } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment } from '../../format';
import { ActForm, type FormPlace } from '../../forms/command-form';
import { codeOf } from '../officers/address';

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
                <Application application={application} officersHref={`${place.base}/officers`} />
                {act ? <Decision act={act} place={place} main={application === first} /> : null}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

const Application = ({
  application,
  officersHref,
}: {
  readonly application: RecusalView['applications'][number];
  readonly officersHref: string;
}): VNode => {
  const { decided } = application;
  const pairs: readonly (Pair | null)[] = [
    { label: '申请人', value: application.officer },
    { label: '对象', value: codeOf(application.position) },
    { label: '情形', value: application.ground },
    application.note === '' ? null : { label: '说明', value: application.note },
    { label: '提出', value: longMoment(application.at) },
    { label: '状态', value: <StatusMark {...application.status} /> },
    decided === null ? null : { label: '决定', value: `${decided.by}，${longMoment(decided.at)}` },
    decided === null ? null : { label: '理由', value: decided.reason },
  ];
  return (
    <>
      <Kv pairs={pairs.filter((pair): pair is Pair => pair !== null)} />
      {decided === null ? null : (
        <p>
          <a href={officersHref}>到“人员”页看检查组</a>
        </p>
      )}
    </>
  );
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
