import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { OfficersView, RosterView } from '../../../contracts/views/officers';
import { Due } from '../../components/due';
import { StatusMark } from '../../components/status';
import { longDay, num } from '../../format';
import { CommandForm, type FormPlace } from '../../forms/command-form';
import { Labelled } from '../../forms/field';
import { typedIn, type Typed } from '../../forms/typed';

interface Props {
  readonly view: OfficersView;
  readonly place: FormPlace;
}

/** 确认本部门人员, before anything is drawn: who cannot come, and who must not inspect whom (V1, V4). */
export function Roster({ view, place }: Props): VNode | null {
  const { roster } = view;
  if (!roster) return null;
  const asked = view.acts.some(({ command }) => command === 'confirmRoster');
  return (
    <section class="pane" aria-labelledby="roster">
      <div class="pane-h">
        <h2 id="roster">
          确认本部门人员 <small class="dim">{num(roster.officers.length)}人在库</small>
        </h2>
        {roster.confirmed ? (
          <StatusMark word="已确认" tone="done" />
        ) : (
          <span>
            限期 <Due due={roster.due} asOf={view.asOf} />
          </span>
        )}
      </div>
      <p>
        检查窗口{longDay(roster.window.from)}至{longDay(roster.window.to)}。确认后人员名录锁定，抽取时从中随机匹配。
      </p>
      {asked ? <RosterForm roster={roster} view={view} place={place} /> : <Answered roster={roster} />}
    </section>
  );
}

function labelOf({ name, certificate, validTo, fields }: RosterView['officers'][number]): string {
  if (fields !== null)
    return `${name}（${fields.join('、')}${validTo === null ? '，领域或聘期不符合方案，不参加匹配' : ''}）`;
  return validTo === null
    ? `${name}（没有窗口内全程有效的证件，不参加匹配）`
    : `${name}（证号尾${certificate ?? '—'}，有效至${validTo}）`;
}

/** What was answered, and who is there as long as nobody has. */
function Answered({ roster }: { readonly roster: RosterView }): VNode {
  const absent = roster.officers.filter((officer) => officer.absent);
  return (
    <>
      {roster.confirmed ? (
        <p class="mt">
          不能出勤：{absent.length === 0 ? '无' : absent.map(({ name }) => name).join('、')}。已知应回避：
          {num(roster.conflicts)}项，匹配前按规则排除。
        </p>
      ) : null}
      <ul class="checks small mt">
        {roster.officers.map((officer) => (
          <li key={officer.id}>{labelOf(officer)}</li>
        ))}
      </ul>
    </>
  );
}

function RosterForm({ roster, view, place }: Props & { readonly roster: RosterView }): VNode {
  const typed = typedIn(place.context, 'confirmRoster');
  const absent = typed.many(
    'absent',
    roster.officers.filter((officer) => officer.absent).map(({ id }) => id),
  );
  return (
    <CommandForm command="confirmRoster" place={place}>
      <fieldset class="field mt" aria-describedby="absent-hint">
        <legend>本期不能出勤的人员</legend>
        <p class="hint" id="absent-hint">
          勾上不能来的人；都能来就不用勾。
        </p>
        <div class="checks">
          {roster.officers.map((officer) => (
            <label class="opt" key={officer.id}>
              <input type="checkbox" name="absent" value={officer.id} checked={absent.includes(officer.id)} />
              <span>{labelOf(officer)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="field" aria-describedby="conflicts-hint">
        <legend>已知应回避的人员与对象</legend>
        <p class="hint" id="conflicts-hint">
          抽取前就知道有利害关系的，在这里登记，匹配时按规则排除。情形和说明加密保存，公开的只有项数。没有就留空。
          {roster.conflicts > 0 ? `此前登记的${num(roster.conflicts)}项仍然有效，不用重填。` : ''}
        </p>
        <Conflicts roster={roster} view={view} typed={typed} rows={rowsIn(place.context)} />
      </fieldset>
      <button class="btn btn-main" type="submit">
        确认本部门人员
      </button>
    </CommandForm>
  );
}

/** Rows without script; with it one may add more. What is left empty is no row. */
const ROWS = 3;

/** As many rows as were typed into, so that a refused form loses none. */
function rowsIn({ refused }: FormPlace['context']): number {
  const typed = Object.entries(refused?.values ?? {}).flatMap(([name, value]) => {
    const at = /^conflicts\.(\d{1,3})\./.exec(name);
    return at && value !== '' ? [Number(at[1]) + 1] : [];
  });
  return Math.max(ROWS, ...typed);
}

function Conflicts({
  roster,
  view,
  typed,
  rows,
}: {
  readonly roster: RosterView;
  readonly view: OfficersView;
  readonly typed: Typed;
  readonly rows: number;
}): VNode {
  return (
    <div data-island="targets" data-from={`${pathOf('/api/v1/tasks', view.id)}/pool`}>
      {Array.from({ length: rows }, (_, n) => (
        <Conflict key={n} n={n} roster={roster} typed={typed} />
      ))}
      <p data-js hidden>
        <button class="btn" type="button" data-more>
          再加一行
        </button>
      </p>
    </div>
  );
}

function Conflict({
  n,
  roster,
  typed,
}: {
  readonly n: number;
  readonly roster: RosterView;
  readonly typed: Typed;
}): VNode {
  const name = (part: string) => `conflicts.${n}.${part}`;
  const id = (part: string) => `conflict-${n}-${part}`;
  const value = (part: string) => typed.one(name(part), '');
  return (
    <div class="conflict" role="group" aria-label={`第${n + 1}行`} data-row>
      <Labelled id={id('officer')} label="人员" hint={null}>
        <Choice
          id={id('officer')}
          name={name('officer')}
          value={value('officer')}
          options={roster.officers.map((officer) => ({ value: officer.id, label: officer.name }))}
        />
      </Labelled>
      <Labelled id={id('uid')} label="对象（名称或统一社会信用代码）" hint={null}>
        <input
          class="in mono"
          id={id('uid')}
          name={name('uid')}
          value={value('uid')}
          list={id('targets')}
          autoComplete="off"
          spellcheck={false}
          maxLength={40}
          data-target
        />
        <datalist id={id('targets')} />
        <p class="hint" aria-live="polite" data-said />
      </Labelled>
      <Labelled id={id('ground')} label="情形" hint={null}>
        <Choice id={id('ground')} name={name('ground')} value={value('ground')} options={roster.grounds} />
      </Labelled>
      <Labelled id={id('note')} label="说明" hint={null}>
        <input
          class="in"
          id={id('note')}
          name={name('note')}
          value={value('note')}
          maxLength={300}
          autoComplete="off"
        />
      </Labelled>
    </div>
  );
}

const Choice = ({
  id,
  name,
  value,
  options,
}: {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}): VNode => (
  <select class="in wide" id={id} name={name}>
    <option value="">请选择</option>
    {options.map((option) => (
      <option key={option.value} value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </select>
);
