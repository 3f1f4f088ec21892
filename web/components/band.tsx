import type { ComponentChildren, VNode } from 'preact';
import type { PageContext, RefusedForm } from '../../contracts/views/page';

type Look = 'plain' | 'warn' | 'bad' | 'move';
const LOOK: Readonly<Record<Look, string>> = {
  plain: 'band',
  warn: 'band band-warn',
  bad: 'band band-bad',
  move: 'band band-move',
};

export const Band = ({ look, children }: { readonly look: Look; readonly children: ComponentChildren }): VNode => (
  <div class={LOOK[look]}>{children}</div>
);

/** E2: somebody else was faster. The person's text is still there, so this is attention and not refusal. */
const CHANGED: ReadonlySet<string> = new Set(['STALE_VERSION']);

/** The form is not on the page any more: somebody else has seen to it. What was written is shown, to be copied. */
const Overtaken = ({ refused: { values } }: { readonly refused: RefusedForm }): VNode => {
  const written = WRITTEN.map((name) => values[name]).filter((value): value is string => !!value);
  return (
    <>
      <b>没有办理：您打开页面之后，这件事已经有人办了，或已不用办。</b> 不用再提交，下面是现在的情况。
      {written.length > 0 ? <p>您写的内容没有用上：{written.join('；')}</p> : null}
    </>
  );
};
/** Fields in which people write sentences. */
const WRITTEN = ['opinion', 'reason', 'note', 'text'];

/** What was refused, why, and what helps; the form beneath has kept what was typed (console.md E2, E3, E4). */
function Refused({ refused, formId }: { readonly refused: RefusedForm; readonly formId: string | null }): VNode {
  const { title, remedy, code, status, incident } = refused.problem;
  const kept = formId === null ? null : <a href={`#${formId}`}>您填的内容还在</a>;
  if (CHANGED.has(code))
    return (
      <div class="band band-warn" role="alert">
        {kept === null ? <Overtaken refused={refused} /> : <b>{title}</b>} {kept === null ? null : remedy} {kept}
      </div>
    );
  return (
    <div class="errsum" role="alert" tabIndex={-1}>
      <b>{status >= 500 ? '没有办成，原因还不清楚。' : title}</b>
      <p>
        {status >= 500 ? title : ''}
        {remedy}
        {incident === undefined || title.includes(incident) ? '' : `事件号${incident}。`} {kept}
      </p>
    </div>
  );
}

/** The refusal of a page's own forms, on top of the page. */
export const RefusedBand = ({
  context,
  formOf,
}: {
  readonly context: Pick<PageContext, 'refused'>;
  /** The id of the form of a command on this page; null: it is not here any more. */
  readonly formOf: (command: string | null) => string | null;
}): VNode | null =>
  context.refused ? <Refused refused={context.refused} formId={formOf(context.refused.command)} /> : null;
