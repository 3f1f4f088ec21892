import type { VNode } from 'preact';
import type { ActView } from '../../contracts/views/common';
import { CommandForm, formId, type FormPlace } from './command-form';

const fieldOf = (act: ActView, name: string): string => act.fields.find((field) => field.name === name)?.value ?? '';

/**
 * 提交抽取份额: the secret is made in the department's browser and never leaves it; only the commitment is sent (draw.md §2).
 * Without script the commitment can be made elsewhere and typed in. Where a notary's key is set (`notary`), the file may be
 * sealed under it, in the browser too, and deposited with the commitment.
 */
export function ShareForm({
  act,
  place,
  main,
}: {
  readonly act: ActView;
  readonly place: FormPlace;
  readonly main: boolean;
}): VNode {
  const id = `${formId(act.command)}-commit`;
  const notary = fieldOf(act, 'notary');
  return (
    <div
      class="stack"
      data-island="share"
      data-draw={fieldOf(act, 'draw')}
      data-party={fieldOf(act, 'party')}
      data-notary={notary || undefined}
    >
      <p>
        份额是一串随机数，在您的浏览器里生成，不会发给服务器；服务器只收它的承诺。抽取时要用份额文件揭示，
        <b>丢了文件，本部门按缺席计入</b>。
      </p>
      {notary === '' ? null : <Deposit id={id} notary={notary} />}
      <p data-js hidden>
        <button class={main ? 'btn btn-main' : 'btn'} type="button" data-make>
          第一步：生成份额，保存文件
        </button>
      </p>
      <p class="hint" aria-live="polite" data-said />
      <CommandForm command={act.command} place={place}>
        <input type="hidden" name="draw" value={fieldOf(act, 'draw')} />
        <input type="hidden" name="party" value={fieldOf(act, 'party')} />
        {notary === '' ? null : <input type="hidden" name="escrow" value={fieldOf(act, 'escrow')} />}
        <div class="field">
          <label for={id}>份额的承诺</label>
          <p class="hint" id={`${id}-hint`} data-plain>
            生成份额须由浏览器脚本完成。脚本没有运行时，请换一个浏览器，或在自己的电脑上按《抽取规程》生成份额，把64位十六进制的承诺填在这里。
          </p>
          <input
            class="in mono"
            id={id}
            name="commit"
            required
            pattern="[0-9a-f]{64}"
            value={fieldOf(act, 'commit')}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellcheck={false}
          />
        </div>
        <button class="btn" type="submit" data-send>
          {act.title}
        </button>
      </CommandForm>
    </div>
  );
}

/** 交存公证: a lost file then costs nobody the share, and a department that stays away cannot steer the draw by it (draw.md §2). */
const Deposit = ({ id, notary }: { readonly id: string; readonly notary: string }): VNode => (
  <div data-js hidden>
    <label class="opt" for={`${id}-deposit`}>
      <input type="checkbox" id={`${id}-deposit`} data-deposit checked />
      <span>同时把份额交存公证（建议）</span>
    </label>
    <p class="hint">
      份额文件在您的浏览器里用公证的公钥 <span class="mono">{notary}</span>{' '}
      加密后随承诺提交，服务器解不开，也不查验。到时没有揭示而公证在期限内启封的，不按缺席计入。
    </p>
  </div>
);
