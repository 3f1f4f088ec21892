import type { VNode } from 'preact';
import type { ActView } from '../../contracts/views/common';
import { num } from '../format';
import { ActForm, type FormPlace } from './command-form';
import { ShareForm } from './share-form';
import { RevealForm } from './reveal-form';

interface Props {
  readonly acts: readonly ActView[];
  readonly place: FormPlace;
  /** The commitment of a department to its share, by organisation: what an opened file is held against; on a page where none is opened absent. */
  readonly commitOf?: (org: string) => string | null;
  /** No main button here: the page has one elsewhere. */
  readonly quiet?: boolean;
}

/** 现在能做: the awaited act open, those instead of it folded; one main button a screen. */
export function Acts({ acts, place, commitOf = () => null, quiet = false }: Props): VNode | null {
  if (acts.length === 0) return null;
  const first = acts.find(({ main }) => main) ?? acts[0];
  const others = acts.filter((act) => act !== first);
  return (
    <section class="pane stack" aria-labelledby="acts">
      <h2 id="acts">{headingOf(acts)}</h2>
      {first ? <Act act={first} place={place} commitOf={commitOf} main={!quiet} /> : null}
      {others.map((act) => (
        <OtherAct key={act.command + (act.subject ?? '')} act={act} place={place} commitOf={commitOf} />
      ))}
    </section>
  );
}

/** All that awaits the person, not the first alone. */
export function headingOf(acts: readonly ActView[]): string {
  const mains = acts.filter(({ main }) => main);
  const titles = [...new Set(mains.map(({ title }) => title))].join('、');
  return mains.length === 0 ? '现在能做' : `要您办的：${titles}${mains.length > 1 ? `（${num(mains.length)}件）` : ''}`;
}

interface ActProps {
  readonly act: ActView;
  readonly place: FormPlace;
  readonly commitOf: NonNullable<Props['commitOf']>;
}

function Act({ act, place, commitOf, main }: ActProps & { readonly main: boolean }): VNode {
  if (act.href !== null)
    return (
      <p>
        <a class={main ? 'btn btn-main' : 'btn'} href={act.href}>
          {act.title}
        </a>
      </p>
    );
  const party = act.fields.find(({ name }) => name === 'party')?.value ?? '';
  if (act.command === 'commitShare') return <ShareForm act={act} place={place} main={main} />;
  if (act.command === 'revealShare' || act.command === 'openEscrow')
    return <RevealForm act={act} place={place} commit={commitOf(party)} main={main} />;
  return <ActForm act={act} place={place} main={main} />;
}

/** Folded, but open where the person's own attempt was refused. */
function OtherAct({ act, place, commitOf }: ActProps): VNode {
  const body = <Act act={act} place={place} commitOf={commitOf} main={false} />;
  if (act.href !== null || act.fields.every(({ widget }) => widget === 'hidden')) return body;
  return (
    <details open={place.context.refused?.command === act.command}>
      <summary>{act.title}</summary>
      <div class="mt">{body}</div>
    </details>
  );
}
