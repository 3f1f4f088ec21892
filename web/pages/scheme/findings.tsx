import type { VNode } from 'preact';
import type { SchemeView } from '../../../contracts/views/task';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { num, share, UNKNOWN } from '../../format';
import { anchorOf } from './sections';

/** 检查意见: each with its rule, its source and a way to the field; beneath, what the scheme comes to. */
export const Findings = ({ view }: { readonly view: SchemeView }): VNode => (
  <>
    <section class="pane" aria-labelledby="findings">
      <h2 id="findings">
        检查意见 <small class="dim">{view.version === 0 ? '还没有保存' : `按已保存的第${num(view.version)}版`}</small>
      </h2>
      {view.version === 0 && view.findings.length === 0 ? (
        <p class="dim">保存后按规则逐条核对，要改的会写在这里和各项旁边。</p>
      ) : view.findings.length === 0 ? (
        <p>
          <StatusMark word="规则没有意见" tone="done" />
        </p>
      ) : (
        <ul class="finds small">
          {view.findings.map(({ rule, severity, field, text, source }, index) => (
            <li key={index}>
              <StatusMark word={severity === 'must' ? '必须改' : '提醒'} tone={severity === 'must' ? 'bad' : 'warn'} />{' '}
              <a href={`#${anchorOf(field)}`}>{text}</a>
              <p class="dim">
                {rule === 'FORM' ? '填报' : rule}，{source}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
    <section class="pane" aria-labelledby="counts">
      <h2 id="counts">按这个方案</h2>
      <Kv
        pairs={[
          { label: '名录', value: `${num(view.poolSize)}户` },
          { label: '应抽', value: view.drawCount === null ? UNKNOWN : share(view.drawCount, view.poolSize) },
        ]}
      />
      <p class="hint mt">按现在的对象库计算；锁定名录时以当时为准。</p>
    </section>
  </>
);
