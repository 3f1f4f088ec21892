import type { VNode } from 'preact';
import { Checks } from './checks';
import { ErrorAt, type PartProps } from './part';
import { anchorOf, errorAt } from './sections';

type Ratio = { readonly num: number; readonly den: number } | null;
const part = (ratio: Ratio, which: 'num' | 'den'): string => (ratio === null ? '' : String(ratio[which]));

/** 每□户抽□户: a fraction of whole numbers, so that the draw is the same to the unit on every machine. */
const RatioInputs = ({
  prefix,
  ratio,
  label,
  typed,
}: {
  readonly prefix: string;
  readonly ratio: Ratio;
  readonly label: string;
} & Pick<PartProps, 'typed'>): VNode => (
  <p class="ratio">
    每{' '}
    <input
      class="in in-n"
      name={`${prefix}.den`}
      aria-label={`${label}：每多少户`}
      inputMode="numeric"
      pattern="[0-9]*"
      value={typed.one(`${prefix}.den`, part(ratio, 'den'))}
      autoComplete="off"
    />{' '}
    户抽{' '}
    <input
      class="in in-n"
      name={`${prefix}.num`}
      aria-label={`${label}：抽多少户`}
      inputMode="numeric"
      pattern="[0-9]*"
      value={typed.one(`${prefix}.num`, part(ratio, 'num'))}
      autoComplete="off"
    />{' '}
    户
  </p>
);

/** 比例 or 户数, exactly one. */
export const Quota = ({ view, typed }: PartProps): VNode => (
  <div class={errorAt(view, 'ratio') !== null || errorAt(view, 'count') !== null ? 'bad field' : 'field'}>
    <fieldset id={anchorOf('ratio')}>
      <legend>
        抽查比例 <small class="dim">比例和户数只填一样</small>
      </legend>
      <ErrorAt view={view} field="ratio" />
      <RatioInputs prefix="scheme.ratio" ratio={view.scheme.ratio} label="抽查比例" typed={typed} />
    </fieldset>
    <div id={anchorOf('count')} class="mt">
      <ErrorAt view={view} field="count" />
      <label class="lab" for="scheme-count">
        或者抽查户数
      </label>
      <p>
        <input
          class="in in-n"
          id="scheme-count"
          name="scheme.count"
          inputMode="numeric"
          pattern="[0-9]*"
          value={typed.one('scheme.count', view.scheme.count === null ? '' : String(view.scheme.count))}
          autoComplete="off"
        />{' '}
        户
      </p>
    </div>
  </div>
);

const STRATA = [
  { value: 'town', label: '按镇街分层', hint: '各镇街按户数分到名额；名额少时，小镇街按机会轮到' },
  { value: 'none', label: '不分层', hint: '全部对象一起抽' },
] as const;

export const Strata = ({ view, typed }: PartProps): VNode => {
  const chosen = typed.one('scheme.strata', view.scheme.strata);
  return (
    <>
      <fieldset class="field" id={anchorOf('strata')}>
        <legend>分层</legend>
        <div>
          {STRATA.map(({ value, label, hint }) => (
            <label class="opt" key={value}>
              <input type="radio" name="scheme.strata" value={value} checked={chosen === value} required />
              <span>
                {label}
                <br />
                <span class="hint">{hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div id={anchorOf('raised')} class={errorAt(view, 'raised') === null ? undefined : 'bad'}>
        <ErrorAt view={view} field="raised" />
        <p class="lab">提高比例</p>
        <p class="hint">对投诉举报多、列入经营异常名录或有严重违法记录的对象提高比例（P6）。不提高就都空着。</p>
        <RatioInputs
          prefix="scheme.raised.ratio"
          ratio={view.scheme.raised?.ratio ?? null}
          label="提高的比例"
          typed={typed}
        />
        <Checks
          legend="适用的标签"
          name="scheme.raised.tags"
          options={view.choices.tags.map((tag) => ({ id: tag, name: tag }))}
          chosen={typed.many('scheme.raised.tags', view.scheme.raised?.tags ?? [])}
        />
      </div>
    </>
  );
};
