import type { VNode } from 'preact';
import type { ActView } from '../../contracts/views/common';
import { CommandForm, formId, type FormPlace } from './command-form';

const fieldOf = (act: ActView, name: string): string => act.fields.find((field) => field.name === name)?.value ?? '';

/**
 * 揭示抽取份额, or 启封 one that was deposited: the file is read in the browser and held against the commitment; only the secret
 * is sent, and only now.
 */
export function RevealForm({
  act,
  place,
  commit,
  main,
}: {
  readonly act: ActView;
  readonly place: FormPlace;
  readonly commit: string | null;
  readonly main: boolean;
}): VNode {
  const id = formId(act.command, act.subject);
  const opening = act.command === 'openEscrow';
  return (
    <div
      class="stack"
      data-island="reveal"
      data-draw={fieldOf(act, 'draw')}
      data-party={fieldOf(act, 'party')}
      data-commit={commit ?? ''}
    >
      <p>
        {opening
          ? '在自己的电脑上用公证的私钥解开密文，得到的就是该部门的份额文件，在这里选它。私钥不要上传，也不要填在这里。'
          : '用提交份额时保存的文件揭示。揭示截止后，没有揭示的部门按空值计入，结果照常产生。'}
      </p>
      {commit === null ? null : (
        <p class="small">
          {opening ? '该部门' : '本部门'}的承诺 <span class="mono">{commit}</span>，份额文件名以{' '}
          <b class="mono">-{commit.slice(0, 8)}.json</b> 结尾
        </p>
      )}
      <div class="field" data-js hidden>
        <label for={`${id}-file`}>份额文件</label>
        <p class="hint">文件只在本机读取，不上传。</p>
        <input class="in" id={`${id}-file`} type="file" accept=".json,application/json" data-file />
      </div>
      <p class="hint" aria-live="polite" data-said />
      <CommandForm command={act.command} subject={act.subject} place={place}>
        <input type="hidden" name="draw" value={fieldOf(act, 'draw')} />
        <input type="hidden" name="party" value={fieldOf(act, 'party')} />
        <div class="field">
          <label for={`${id}-secret`}>份额</label>
          <p class="hint" id={`${id}-hint`} data-plain>
            用记事本打开份额文件，把“secret”后面的64位字符填在这里。
          </p>
          <input
            class="in mono"
            id={`${id}-secret`}
            name="secret"
            required
            pattern="[0-9a-f]{64}"
            value={fieldOf(act, 'secret')}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellcheck={false}
          />
        </div>
        <button class={main ? 'btn btn-main' : 'btn'} type="submit" data-send>
          {act.title}
        </button>
      </CommandForm>
    </div>
  );
}
