import type { VNode } from 'preact';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { SchemeView } from '../../../contracts/views/task';
import type { Status } from '../../../contracts/views/common';
import { Band, RefusedBand } from '../../components/band';
import { StatusMark } from '../../components/status';
import { longMoment } from '../../format';
import { Acts } from '../../forms/acts';
import { CommandForm, formId, type FormPlace } from '../../forms/command-form';
import { sayNames, withNames, type Names } from '../../forms/named';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Findings } from './findings';
import { SchemeForm } from './form';
import { SchemeText } from './read';
import { anchorOf, judged, mustsOf, refusedField, SECTIONS, sectionStatus } from './sections';

/** Where the draft stands: what keeps it from being submitted, else the task's own status. */
function stateOf(view: SchemeView): Status {
  const musts = mustsOf(view).length;
  if (!view.editable) return view.status;
  if (view.version === 0) return { word: '还没有保存', tone: 'idle' };
  return musts > 0 ? { word: `待改${musts}处`, tone: 'warn' } : { word: '可以提交', tone: 'done' };
}

/** `/c/tasks/N/scheme`: seven sections, the rules' findings beside them, and what is still missing. */
export const schemePage =
  (site: Site): Render<SchemeView> =>
  (given, at) => {
    const names = namesOf(given);
    const context = withNames(at, names);
    const view = {
      ...given,
      findings: [
        ...refusals(context),
        ...judged(given).map((finding) => ({ ...finding, text: sayNames(finding.text, names) })),
      ],
    };
    const state = stateOf(view);
    return staffPage(
      site,
      context,
      `${view.number} 方案 · ${state.word}`,
      <>
        <SchemeHead view={view} state={state} context={context} />
        <RefusedBand context={context} formOf={(command) => placeOfRefused(command, context)} />
        {view.returned ? <Returned returned={view.returned} /> : null}
        {view.editable && context.refused === null ? <Missing view={view} /> : null}
        <div class={view.editable ? 'cols cols3' : 'cols'}>
          {view.editable ? <Toc view={view} /> : null}
          <div class="stack">
            {view.editable ? <SchemeForm view={view} place={placeOf(view, context)} /> : <SchemeText view={view} />}
          </div>
          <aside class="stack" aria-label="检查意见">
            <Acts
              acts={view.acts.filter(({ command }) => command !== 'saveScheme' && command !== 'submitScheme')}
              place={placeOf(view, context)}
              commitOf={() => null}
            />
            <Findings view={view} />
          </aside>
        </div>
      </>,
      view.editable ? ['unsaved'] : [],
    );
  };

/** What was wrong with a save, as a finding of its field; that it was not saved its source says. */
function refusals(context: PageContext): SchemeView['findings'] {
  const field = refusedField(context);
  if (field === null || !context.refused) return [];
  return [
    {
      rule: 'FORM',
      severity: 'must',
      field,
      text: context.refused.problem.title.replace(/^没有办理：/, ''),
      source: '没有保存',
    },
  ];
}

/** Where to mend what was refused: at the field, else at the form. */
function placeOfRefused(command: string | null, context: PageContext): string | null {
  const field = refusedField(context);
  return field !== null ? anchorOf(field) : command === null ? null : formId(command);
}

const namesOf = ({ choices }: SchemeView): Names =>
  new Map([
    ...choices.departments.map(({ id, name }) => [id, name] as const),
    ...choices.items.map(({ item, name }) => [item, name] as const),
  ]);

const hrefOf = ({ id }: SchemeView): string => `/c/tasks/${encodeURIComponent(id)}`;
const placeOf = (view: SchemeView, context: PageContext): FormPlace => ({
  base: hrefOf(view),
  seq: view.seq,
  page: 'scheme',
  context,
});

const SchemeHead = ({
  view,
  state,
  context,
}: {
  readonly view: SchemeView;
  readonly state: Status;
  readonly context: PageContext;
}): VNode => (
  <Head
    crumb={
      <>
        <a href="/c/tasks">任务</a> / <a href={hrefOf(view)}>{`${view.number} ${view.name}`}</a> / 方案
      </>
    }
    heading={
      <>
        联合抽查方案 <StatusMark {...state} />
      </>
    }
  >
    <div class="acts">
      <span class="asof">{view.version === 0 ? '还没有保存过' : `已保存第${view.version}版`}</span>
      <Submit view={view} context={context} />
    </div>
  </Head>
);

/** 提交审批 acts on what was saved; with something to mend it is not offered, and the list above the form says why. */
function Submit({ view, context }: { readonly view: SchemeView; readonly context: PageContext }): VNode | null {
  const offered = view.acts.some(({ command }) => command === 'submitScheme');
  if (!offered || mustsOf(view).length > 0 || view.version === 0) return null;
  return (
    <CommandForm command="submitScheme" place={{ ...placeOf(view, context), page: 'task' }}>
      <button class="btn btn-main" type="submit" data-needs-saved>
        提交审批
      </button>
    </CommandForm>
  );
}

const Returned = ({ returned }: { readonly returned: NonNullable<SchemeView['returned']> }): VNode => (
  <Band look="warn">
    <b>{returned.by}退回：</b>
    {returned.reason} <span class="dim">{longMoment(returned.at)}</span>
  </Band>
);

/** What keeps the scheme from being submitted, each with a way there. */
function Missing({ view }: { readonly view: SchemeView }): VNode | null {
  const musts = mustsOf(view);
  if (musts.length === 0)
    return view.version === 0 ? <Band look="plain">填好后保存，规则会逐条核对；核对通过就可以提交审批。</Band> : null;
  return (
    <div class="errsum">
      <b>还不能提交，有{musts.length}处必须改</b>
      <ul>
        {musts.map(({ field, text }, index) => (
          <li key={index}>
            <a href={`#${anchorOf(field)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Toc = ({ view }: { readonly view: SchemeView }): VNode => (
  <nav class="pane toc" aria-label="方案各节">
    <ol>
      {SECTIONS.map((section, index) => (
        <li key={section.id}>
          <a href={`#s-${section.id}`}>
            <span>
              {index + 1} {section.short}
            </span>
            <StatusMark {...sectionStatus(section, view)} />
          </a>
        </li>
      ))}
    </ol>
  </nav>
);
