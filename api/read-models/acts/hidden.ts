import type { FieldView } from '../../../contracts/views/common';

/** A field that the person never types: what a duty is about, the draw and party of a share, the place on a page. */
export const hidden = (name: string, value: string): FieldView => ({
  name,
  label: name,
  widget: 'hidden',
  required: false,
  options: [],
  value,
  hint: null,
});
