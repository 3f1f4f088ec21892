import type { ActView, FieldView } from '../../../contracts/views/common';
import type { OfficersView, PlaceRow } from '../../../contracts/views/officers';
import { fieldsOf } from '../../forms';
import type { Asked } from '../acts/ask';
import { schemaOf } from '../acts/law';
import type { ReadDb } from '../db';
import type { TaskFacts } from '../task/row';
import { commandTitle } from '../words';
import { candidatesFor, UNFIT, type Candidate } from './candidates';
import type { Place } from './places';
import { hidden } from '../acts/hidden';

/** The one place that is picked, as it lies in the records and as the viewer sees it. */
export interface Picked {
  readonly place: Place;
  readonly row: PlaceRow;
}

/** What each role may do about a place: where somebody holds it, and where nobody does. */
const HELD: readonly string[] = ['declareConflict', 'applyRecusal', 'orderRecusal'];
const VACANT: readonly string[] = ['appointOfficer'];

/** The words of what the viewer may do about places of the two kinds. */
export function mayAt({ permits }: Asked): OfficersView['may'] {
  const title = (commands: readonly string[]) => {
    const command = commands.find((one) => permits[one]?.ok === true);
    return command === undefined ? null : commandTitle(command);
  };
  return { held: title(HELD), vacant: title(VACANT) };
}

/**
 * What the viewer may do about the place that is picked. Position and officer are filled in, never typed; who can take a
 * vacancy is chosen from a list. An application that is undecided already is decided and not made again.
 */
export async function actsAt(
  db: ReadDb,
  asked: Asked,
  org: string,
  facts: TaskFacts,
  { place, row }: Picked,
): Promise<readonly ActView[]> {
  const open = row.state === 'vacant' ? VACANT : row.state === 'applied' ? [] : HELD;
  const commands = open.filter((command) => asked.permits[command]?.ok === true);
  const candidates = commands.includes('appointOfficer') ? await candidatesFor(db, facts, org, place) : [];
  return commands.map((command) => {
    const known = { position: String(place.position), officer: place.officer ?? '' };
    const schema = schemaOf('jointTask', command);
    const fields =
      (schema && fieldsOf(schema, command === 'appointOfficer' ? { position: known.position } : known)) ?? [];
    return {
      command,
      title: commandTitle(command),
      subject: row.at,
      main: false,
      fields: [...fields.map((field) => filledIn(field, command, candidates)), hidden('at', row.at)],
      href: null,
    };
  });
}

function filledIn(field: FieldView, command: string, candidates: readonly Candidate[]): FieldView {
  if (field.name === 'position') return { ...field, widget: 'hidden' };
  if (field.name !== 'officer') return field;
  if (command !== 'appointOfficer') return { ...field, widget: 'hidden' };
  return {
    ...field,
    widget: 'select',
    options: candidates
      .filter(({ unfit }) => unfit === null)
      .map(({ id, name, known, load }) => ({ value: id, label: `${name}（${known}，负荷${load}）` })),
    hint: whoCannot(candidates),
  };
}

/** Why the others of the department are not on the list, in numbers. */
function whoCannot(candidates: readonly Candidate[]): string | null {
  const told = Object.entries(UNFIT).flatMap(([why, word]) => {
    const n = candidates.filter(({ unfit }) => unfit === why).length;
    return n > 0 ? [`${word}${n}人`] : [];
  });
  return told.length > 0 ? `负荷小的在前。不能派的：${told.join('，')}。` : '负荷小的在前。';
}
