import type { VNode } from 'preact';
import type { TaskView } from '../../../contracts/views/task';
import { Kv } from '../../components/kv';
import { WhyNot } from '../../components/why-not';

/** 概要, and beneath it why what is not offered is not. */
export const Summary = ({ view }: { readonly view: TaskView }): VNode => (
  <section class="pane" aria-labelledby="summary">
    <h2 id="summary">概要</h2>
    <Kv
      pairs={view.summary.map(({ label, value, href }) => ({
        label,
        value: href === null ? value : <a href={href}>{value}</a>,
      }))}
    />
    {view.whyNot.length > 0 ? (
      <>
        <hr />
        <WhyNot answers={view.whyNot} />
      </>
    ) : null}
  </section>
);
