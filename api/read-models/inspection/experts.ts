import type { InspectionView } from '../../../contracts/views/inspection';
import type { InspectionState } from '../../../workflows/inspection/state';
import type { JournalLine } from '../timeline';
import type { TeamRow } from './rows';

/** 专家: who is sent to assist, and from the arrival on whether he came. They enter nothing and answer for no item (V3). */
export function expertsOf(
  { experts }: InspectionState,
  team: readonly TeamRow[],
  lines: readonly JournalLine[],
): InspectionView['experts'] {
  const arrival = lines.flatMap(({ event }) => (event.type === 'arrived' ? [event.officers] : []))[0];
  return team
    .filter(({ org }) => org === experts?.org)
    .map(({ officer, name, position, fields }) => ({
      id: officer,
      name,
      position,
      fields,
      arrived: arrival ? arrival.includes(officer) : null,
    }));
}
