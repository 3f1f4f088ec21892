import type { Actor } from '../../domain/kernel/process';
import type { InspectionBody, InspectionCommandType } from '../../contracts/commands/inspection';
import { handler, type Handler, type Stage } from '../stage';
import type { InspectionEvent } from './events';
import type { InspectionState } from './state';

export type VisitStage = Stage<InspectionState, InspectionEvent>;

export const onCommand = <T extends InspectionCommandType>(
  _type: T,
  of: Handler<InspectionState, InspectionEvent, InspectionBody<T>>,
) => handler(of);
export const onAct = <Body>(of: Handler<InspectionState, InspectionEvent, Body>) => handler(of);

export const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.person : 'system');
export const officerOf = (actor: Actor) => (actor.kind === 'person' ? (actor.officer ?? '') : '');
export const orgOf = (actor: Actor) => (actor.kind === 'person' ? actor.post.org : '');
