import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { InspectionPart, InspectionView } from '../../../contracts/views/inspection';
import type { PageContext, Render } from '../../../contracts/views/page';
import { RefusedBand } from '../../components/band';
import { Due } from '../../components/due';
import { Relay } from '../../components/relay';
import { StatusMark } from '../../components/status';
import { WhyNot } from '../../components/why-not';
import { inspectionNumber, longMoment, num } from '../../format';
import { formId, type FormPlace } from '../../forms/command-form';
import { withNames, type Names } from '../../forms/named';
import { Phone } from '../../frame/frames';
import { relayIslands, type Site } from '../../frame/site';
import { renderPage } from '../../render';
import { Arrival } from './arrival';
import { EntryForm } from './form';
import { Reading } from './reading';

const targetName = ({ target, position }: InspectionView): string => target?.name ?? `第${num(position)}号对象`;

/** `/m/v/T/N`: a department enters its own items on the phone; the others' are read. */
export const entryPage =
  ({ assets, brand }: Site): Render<InspectionView> =>
  (view, given) => {
    const context = withNames(given, itemNames(view));
    const mine = view.parts.find(({ mayEnter }) => mayEnter) ?? null;
    const arriving = view.acts.some(({ command }) => command === 'arrive');
    return renderPage(
      <Phone
        back={{ href: '/c/inbox', word: '待办' }}
        heading={targetName(view)}
        aside={<StatusMark {...view.status} />}
        bottom={mine && !arriving ? <Bottom view={view} part={mine} /> : null}
      >
        <Relay context={context} />
        <RefusedBand context={context} formOf={(command) => (command === null ? null : formId(command))} />
        <Visit view={view} />
        <Body view={view} context={context} mine={mine} arriving={arriving} />
      </Phone>,
      {
        title: `录入 ${inspectionNumber(view.id)} · ${view.status.word}`,
        site: brand.name,
        surface: 'phone',
        assets,
        islands: ['entry', ...relayIslands(context)],
      },
    );
  };

const itemNames = ({ parts }: InspectionView): Names =>
  new Map(parts.flatMap(({ items }) => items.map(({ item, name }) => [item, name] as const)));

interface BodyProps {
  readonly view: InspectionView;
  readonly context: PageContext;
  readonly mine: InspectionPart | null;
  readonly arriving: boolean;
}

function Body({ view, context, mine, arriving }: BodyProps): VNode {
  const place: FormPlace = { base: pathOf('/c/inspections', view.id), seq: view.seq, page: 'entry', context };
  const others = view.parts.filter((part) => part !== mine);
  return (
    <>
      {arriving ? <Arrival view={view} place={place} /> : null}
      {mine && !arriving ? <EntryForm view={view} part={mine} place={place} /> : null}
      {!mine && !arriving ? <NothingToDo view={view} /> : null}
      {others.map((part) => (
        <Reading key={part.org} part={part} />
      ))}
    </>
  );
}

const Visit = ({ view }: { readonly view: InspectionView }): VNode => (
  <div class="small dim">
    <p>{view.target?.address}</p>
    <p>
      {longMoment(view.visit.from)}至{longMoment(view.visit.to).slice(-5)} · 组长 {view.visit.leader}
      {view.visit.vehicle === null ? '' : ` · 车 ${view.visit.vehicle}`}
    </p>
    {view.arrivedAt === null ? null : <p>{longMoment(view.arrivedAt)}到场</p>}
  </div>
);

const NothingToDo = ({ view }: { readonly view: InspectionView }): VNode => (
  <section class="pane">
    <h2>现在没有要您录入的</h2>
    {view.waits.map((wait) => (
      <p key={wait.who + wait.what}>
        在等{wait.who}：{wait.what} {wait.due ? <Due due={wait.due} asOf={view.asOf} /> : null}
      </p>
    ))}
    <WhyNot answers={view.whyNot} />
    <p class="mt">
      <a class="btn wide" href={pathOf('/c/inspections', view.id)}>
        看检查记录
      </a>
    </p>
  </section>
);

/** Under the thumb: how far, and send. */
const Bottom = ({ view, part }: { readonly view: InspectionView; readonly part: InspectionPart }): VNode => (
  <nav class="bottom" aria-label="录入操作">
    <a class="btn" href={pathOf('/c/inspections', view.id)}>
      检查记录
    </a>
    <span class="nb" data-progress>
      共{part.items.length}项
    </span>
    <button class="btn btn-main" type="submit" form={formId('enterResults')}>
      提交结果
    </button>
  </nav>
);
