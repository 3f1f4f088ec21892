import type { VNode } from 'preact';
import type { SchemeView } from '../../../contracts/views/task';
import type { Typed } from '../../forms/typed';
import { errorAt } from './sections';

/** What every section of the form is given. */
export interface PartProps {
  readonly view: SchemeView;
  readonly typed: Typed;
}

/** The rule's word beside the field it is about. */
export const ErrorAt = ({ view, field }: { readonly view: SchemeView; readonly field: string }): VNode | null => {
  const text = errorAt(view, field);
  return text === null ? null : <p class="err">{text}</p>;
};
