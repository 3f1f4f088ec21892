import type { Process } from '../../domain/kernel/process';
import { INSPECTION_RULES, INSPECTION_STAGES } from '../../contracts/stages/inspection';
import { decideBy, handlersOf, needsOf, permitBy } from '../stage';
import { disclosureStage } from './disclosure';
import { entryStage } from './entry';
import type { InspectionEvent, InspectionInput } from './events';
import { reviewStage } from './review';
import { EMPTY, evolve, isMember, type InspectionState } from './state';
import { visitStage } from './visit';

/** The life of an inspection, top-down. */
const STAGES = [visitStage, entryStage, reviewStage, disclosureStage];
const HANDLERS = handlersOf(STAGES);

/** 检查: one visit to one target, the items of several departments, until its results are public and delivered. */
export const inspection: Process<InspectionInput, InspectionState, InspectionEvent> = {
  name: 'inspection',
  empty: EMPTY,
  begin: (input) => [{ type: 'inspectionOpened', ...input }],
  permit: (state, type, { actor }) =>
    permitBy(
      INSPECTION_RULES,
      {
        stage: state.stage,
        stageWords: INSPECTION_STAGES,
        ended: state.stage === 'closed',
        lead: state.lead,
        departments: Object.keys(state.parts),
        isTeamMember: (officer) => isMember(state, officer),
      },
      type,
      actor,
    ),
  needs: (state, command) => needsOf(HANDLERS, state, command),
  decide: (state, command, context) => decideBy(HANDLERS, state, command, context),
  evolve,
  hears: ['changeTeam'],
  duties: (state, context) => STAGES.flatMap((stage) => stage.duties(state, context)),
  standing: ({ stage }) => ({ stage, overlay: null, ended: stage === 'closed' }),
  versions: ({ versions }) => versions,
};
