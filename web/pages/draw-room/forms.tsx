import type { VNode } from 'preact';
import type { DrawRoomView } from '../../../contracts/views/draw-room';
import type { PageContext } from '../../../contracts/views/page';
import { Acts } from '../../forms/acts';
import type { FormPlace } from '../../forms/command-form';
import { ActForm } from '../../forms/command-form';

/** What nobody is awaited for: offered, and folded. */
const REQUESTS: ReadonlySet<string> = new Set(['askVoid', 'askRedraw']);

/** What this viewer may do here: the forms of the task's commands, and what a notary needs to open a deposit. */
export function Forms({ view, context }: { readonly view: DrawRoomView; readonly context: PageContext }): VNode {
  const place: FormPlace = { base: `/c/tasks/${encodeURIComponent(view.id)}`, seq: view.seq, page: 'draw', context };
  const commitOf = (org: string): string | null => view.draw?.shares.find((share) => share.org === org)?.commit ?? null;
  const awaited = view.acts.filter(({ command }) => !REQUESTS.has(command));
  const requests = view.acts.filter(({ command }) => REQUESTS.has(command));
  return (
    <>
      <Sealed view={view} />
      <Acts acts={awaited} place={place} commitOf={commitOf} />
      {requests.map((act) => (
        <section class="pane" key={act.command}>
          <details open={context.refused?.command === act.command}>
            <summary>{act.title}…</summary>
            <div class="mt">
              <ActForm act={act} place={place} main={false} />
            </div>
          </details>
        </section>
      ))}
    </>
  );
}

/** 启封: the sealed file of each department, and how it becomes the share file that the form beneath asks for. */
const Sealed = ({ view: { sealed } }: { readonly view: DrawRoomView }): VNode | null =>
  sealed.length === 0 ? null : (
    <section class="pane stack" aria-labelledby="sealed">
      <h2 id="sealed">交存的密文</h2>
      <p>
        把密文存成文件，在自己的电脑上解开：<code class="mono">age -d -i 私钥文件 密文文件 &gt; 份额.json</code>
        ，或用本产品的命令行 <code class="mono">npm run -s cli -- draw unseal --identity 私钥文件 密文文件</code>
        。私钥只留在您的电脑上。
      </p>
      {sealed.map(({ org, name, text }) => (
        <div key={org}>
          <h3>{name}</h3>
          <pre class="plan mono" tabIndex={0} aria-label={`${name}交存的密文`}>
            {text}
          </pre>
        </div>
      ))}
    </section>
  );
