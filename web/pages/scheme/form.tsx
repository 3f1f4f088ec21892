import type { ComponentChildren, VNode } from 'preact';
import type { SchemeView } from '../../../contracts/views/task';
import { CommandForm, type FormPlace } from '../../forms/command-form';
import { Labelled } from '../../forms/field';
import { typedIn } from '../../forms/typed';
import { Checks } from './checks';
import { Experts } from './experts';
import { Items } from './items';
import { ErrorAt, type PartProps } from './part';
import { Quota, Strata } from './quota';
import { anchorOf, errorAt, mustsOf, SECTIONS, type SectionId } from './sections';

/** The draft as a plain form: it saves as a whole, also unfinished, and works without script. */
export function SchemeForm({ view, place }: { readonly view: SchemeView; readonly place: FormPlace }): VNode {
  const typed = typedIn(place.context, 'saveScheme');
  const main = mustsOf(view).length > 0 || view.version === 0;
  return (
    <CommandForm command="saveScheme" place={place} class="stack">
      <input type="hidden" name="scheme.lead" value={view.scheme.lead} />
      <Part id="task">
        <Name view={view} typed={typed} />
      </Part>
      <Part id="departments">
        <Departments view={view} typed={typed} />
      </Part>
      <Part id="scope">
        <Scope view={view} typed={typed} />
      </Part>
      <Part id="items">
        <Quota view={view} typed={typed} />
        <Items view={view} typed={typed} />
      </Part>
      <Part id="strata">
        <Strata view={view} typed={typed} />
      </Part>
      <Part id="method">
        <Method view={view} typed={typed} />
        <Experts view={view} typed={typed} />
      </Part>
      <Part id="window">
        <Window view={view} typed={typed} />
      </Part>
      <div class="pane flex">
        <span class="hint">保存后规则重新核对。没填完也可以先保存。</span>
        <button class={main ? 'btn btn-main push' : 'btn push'} type="submit">
          保存方案
        </button>
      </div>
    </CommandForm>
  );
}

const Part = ({ id, children }: { readonly id: SectionId; readonly children: ComponentChildren }): VNode => {
  const index = SECTIONS.findIndex((section) => section.id === id);
  return (
    <section class="pane" id={`s-${id}`} aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>
        {index + 1} {SECTIONS[index]?.word}
      </h2>
      {children}
    </section>
  );
};

const Name = ({ view, typed }: PartProps): VNode => (
  <div id={anchorOf('name')} class={errorAt(view, 'name') === null ? undefined : 'bad'}>
    <ErrorAt view={view} field="name" />
    <Labelled id="scheme-name" label="任务名称" hint={null}>
      <input
        class="in"
        id="scheme-name"
        name="scheme.name"
        required
        maxLength={80}
        value={typed.one('scheme.name', view.scheme.name)}
        autoComplete="off"
      />
    </Labelled>
    <p class="dim">牵头部门：{nameOf(view, view.scheme.lead)}</p>
  </div>
);

const nameOf = ({ choices }: SchemeView, org: string): string =>
  choices.departments.find(({ id }) => id === org)?.name ?? org;

/** The lead takes part in any case, so its box is no choice. */
const Departments = ({ view, typed }: PartProps): VNode => (
  <div id={anchorOf('departments')}>
    <ErrorAt view={view} field="departments" />
    <input type="hidden" name="scheme.departments" value={view.scheme.lead} />
    <p>
      {nameOf(view, view.scheme.lead)} <span class="tag">牵头</span>
    </p>
    <Checks
      legend="参与部门"
      name="scheme.departments"
      options={view.choices.departments.filter(({ id }) => id !== view.scheme.lead)}
      chosen={typed.many('scheme.departments', view.scheme.departments)}
    />
  </div>
);

const asOptions = (words: readonly string[]) => words.map((word) => ({ id: word, name: word }));

const Scope = ({ view: { scheme, choices, ...view }, typed }: PartProps): VNode => (
  <div id={anchorOf('scope')}>
    <ErrorAt view={{ ...view, scheme, choices }} field="scope" />
    <p class="hint">都不选，就是全部。几类条件同时满足才在范围内；同一类里选几个，有一个就算。</p>
    <Checks
      legend="对象类别"
      name="scheme.scope.kinds"
      options={asOptions(choices.kinds)}
      chosen={typed.many('scheme.scope.kinds', scheme.scope.kinds)}
    />
    <Checks
      legend="镇街"
      name="scheme.scope.towns"
      options={choices.towns}
      chosen={typed.many('scheme.scope.towns', scheme.scope.towns)}
    />
    <Checks
      legend="标签"
      name="scheme.scope.tags"
      options={asOptions(choices.tags)}
      chosen={typed.many('scheme.scope.tags', scheme.scope.tags)}
    />
  </div>
);

const Method = ({ view, typed }: PartProps): VNode => (
  <div class="flex">
    <div id={anchorOf('batches')}>
      <ErrorAt view={view} field="batches" />
      <Labelled id="scheme-batches" label="分几批检查" hint="1至64批">
        <input
          class="in in-n"
          id="scheme-batches"
          name="scheme.batches"
          type="number"
          min={1}
          max={64}
          required
          value={typed.one('scheme.batches', String(view.scheme.batches))}
          aria-describedby="scheme-batches-hint"
        />
      </Labelled>
    </div>
    <div id={anchorOf('minOfficers')}>
      <ErrorAt view={view} field="minOfficers" />
      <Labelled id="scheme-min" label="每个部门每户派几人" hint="不少于2人（V1、V2）">
        <input
          class="in in-n"
          id="scheme-min"
          name="scheme.minOfficers"
          type="number"
          min={2}
          max={6}
          required
          value={typed.one('scheme.minOfficers', String(view.scheme.minOfficers))}
          aria-describedby="scheme-min-hint"
        />
      </Labelled>
    </div>
  </div>
);

const Window = ({ view, typed }: PartProps): VNode => (
  <div id={anchorOf('window')}>
    <ErrorAt view={view} field="window" />
    <div class="flex">
      <Labelled id="scheme-from" label="检查自" hint={null}>
        <input
          class="in in-d"
          id="scheme-from"
          name="scheme.window.from"
          type="date"
          required
          value={typed.one('scheme.window.from', view.scheme.window.from)}
        />
      </Labelled>
      <Labelled id="scheme-to" label="至" hint={null}>
        <input
          class="in in-d"
          id="scheme-to"
          name="scheme.window.to"
          type="date"
          required
          value={typed.one('scheme.window.to', view.scheme.window.to)}
        />
      </Labelled>
    </div>
    <p class="hint">两头都算。抽取和配人员在检查开始前完成。</p>
  </div>
);
