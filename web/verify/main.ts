import './old';
import type { Published } from '../../domain/draw/bundle/checks';
import { input, one } from '../islands/dom';
import type { Answer } from './answer';
import { fill } from './dom';
import { drawnOf } from './drawn';
import { offer, type Served } from './fetched';
import { showProved } from './firm';
import { offerReport } from './report';
import { showChecked } from './show';
import { asker, work } from './thread';

/** The page's one script, and its worker's: without a document it is the worker. */
if (typeof document === 'undefined') work();
else begin(asker(document.currentScript?.textContent ?? ''));

function begin(ask: ReturnType<typeof asker>): void {
  const dead = one(document, '[data-dead]');
  if (dead !== null) dead.hidden = true;
  const drawn = drawnOf();
  let last: () => void = () => undefined;
  let asked = 0;
  let ownRoot = '';

  /** @param served of what the site served: what somebody brought along is nobody's result but his own */
  const check = async (chosen: Blob | string, served: Served | null = null): Promise<void> => {
    const hashes = typedHashes();
    if (hashes === null) return;
    last = () => void check(chosen, served);
    asked += 1;
    const mine = asked;
    busy(true);
    const began = performance.now();
    const question = { source: chosen, ...hashes };
    let said = await ask(question);
    const earlier = served && isOfAnother(said) ? await served.earlier(hashes.published.resultHash ?? '') : null;
    if (earlier !== null && mine === asked)
      said = await ask({ ...question, published: { ...hashes.published, earlier } });
    // Another was chosen meanwhile.
    if (mine !== asked) return;
    busy(false);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    tell(said, `${chosen instanceof File ? `${chosen.name}，` : ''}用时${seconds}秒，没有上传任何东西。`);
    if (said.kind === 'bundle') offerReport(served && said.checked);
  };

  const tell = (said: Answer, told: string): void => {
    if (said.kind === 'proof') return showProved(said.proved, drawn.find);
    const { checked } = said;
    showChecked(checked, told);
    drawn.show(checked.fields);
    offerRoot(checked.fields?.pool_root ?? '');
  };

  /** For a firm's proof; what somebody has typed stays, what was of another draw does not. */
  const offerRoot = (root: string): void => {
    const field = input(document, '#pool-root');
    if (field !== null && (root !== '' || field.value === ownRoot)) field.value = root;
    ownRoot = root;
  };

  listen(check, () => last());
  offer(check);
  searchBy(drawn.find);
}

/** Whole in itself, and with another result than the published one. */
const isOfAnother = (said: Answer): boolean =>
  said.kind === 'bundle' && said.checked.checks.some(({ refusal }) => refusal?.facts['at'] === 'result_hash');

type Check = (source: Blob | string) => Promise<void>;

function listen(check: Check, again: () => void): void {
  for (const file of ['#file', '#proof'].map((id) => input(document, id)))
    file?.addEventListener('change', () => {
      const [chosen] = Array.from(file.files ?? []);
      if (chosen) void check(chosen);
      // The same file, changed on the disk, may be chosen again.
      file.value = '';
    });
  one(document, '[data-text]')?.addEventListener('click', () => {
    void check((one(document, '#text') as HTMLTextAreaElement).value);
  });
  one(document, '[data-again]')?.addEventListener('click', again);
  one(document, '[data-print]')?.addEventListener('click', () => print());
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const [dropped] = Array.from(event.dataTransfer?.files ?? []);
    if (dropped) void check(dropped);
  });
}

/** Meanwhile the sentence on what was checked before stands back: it is not about this. */
function busy(is: boolean): void {
  fill(document, '[data-busy]', is ? '正在核对……' : '');
  const verdict = one(document, '#verdict');
  if (verdict !== null) verdict.hidden = is || one(verdict, 'h2')?.textContent === '';
}

/** As people copy them: in capitals, or in groups. */
const typed = (id: string): string => (input(document, id)?.value ?? '').replace(/\s/g, '').toLowerCase();

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** What was published, as far as it is filled in; null after saying what is wrong with it. */
function typedHashes(): { readonly published: Published; readonly poolRoot: string | null } | null {
  const [plan, result, root] = ['#plan-hash', '#result-hash', '#pool-root'].map(typed) as [string, string, string];
  const wrong = [plan, result, root].some((hash) => hash !== '' && !isHash(hash));
  fill(document, '#choose [data-said]', wrong ? '公布的哈希须为64位十六进制（0-9、a-f）。' : '');
  if (wrong) return null;
  return {
    published: { ...(plan && { planHash: plan }), ...(result && { resultHash: result }) },
    poolRoot: root || null,
  };
}

function searchBy(find: (c: string) => string | null): void {
  const form = one(document, '#drawn form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const c = typed('#commitment');
    fill(document, '#drawn [data-said]', isHash(c) ? (find(c) ?? '') : '核对码须为64位十六进制（0-9、a-f）。');
  });
}
