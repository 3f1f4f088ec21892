import type { ComponentChildren, VNode } from 'preact';
import type { ActView } from '../../contracts/views/common';
import type { PageContext } from '../../contracts/views/page';
import { Field } from './field';

/** Where a command's forms are posted, and the version that the page shows. */
export interface FormPlace {
  /** `/c/tasks/2026-0417`; the command is put behind it. */
  readonly base: string;
  readonly seq: number;
  /** The page to come back to, where it is not the process's own: `scheme`, `recusal`, `entry`. */
  readonly page?: string;
  readonly context: PageContext;
}

/** The id of a command's form: what a refusal links to. */
export const formId = (command: string, subject: string | null = null): string =>
  `do-${command}${subject === null ? '' : `-${subject.replace(/[^\w-]/g, '-')}`}`;

/** A form of one command: its id of its own makes a second click harmless, the version guards against a changed page. */
export const CommandForm = ({
  command,
  subject = null,
  place,
  class: look,
  children,
}: {
  readonly command: string;
  readonly subject?: string | null;
  readonly place: FormPlace;
  readonly class?: string;
  readonly children: ComponentChildren;
}): VNode => (
  <form method="post" action={`${place.base}/do/${command}`} id={formId(command, subject)} class={look}>
    <input type="hidden" name="commandId" value={place.context.commandId()} />
    <input type="hidden" name="seq" value={String(place.seq)} />
    {place.page === undefined ? null : <input type="hidden" name="page" value={place.page} />}
    {children}
  </form>
);

/** A form made from the act's fields, with its button. */
export const ActForm = ({
  act,
  place,
  main,
}: {
  readonly act: ActView;
  readonly place: FormPlace;
  readonly main: boolean;
}): VNode => (
  <CommandForm command={act.command} subject={act.subject} place={place}>
    {act.fields.map((field) => (
      <Field key={field.name} field={field} form={formId(act.command, act.subject)} />
    ))}
    <button class={main ? 'btn btn-main' : 'btn'} type="submit">
      {act.title}
    </button>
  </CommandForm>
);
