import { countdown } from '../countdown';
import { look } from './asked';
import { all, input, one } from './dom';
import './network';

/** 抽取室, 大屏: new parts are put in place of the old while somebody looks, and countdowns run by the server's clock. */
const EVERY_MS = 3_000;

let typing = false;
document.addEventListener('input', () => {
  typing = true;
});
let leaving = false;
window.addEventListener('beforeunload', () => {
  leaving = true;
});

const watch = (): void => {
  setTimeout(
    () =>
      void step()
        .catch(() => undefined)
        .then(watch),
    EVERY_MS,
  );
};

async function step(): Promise<void> {
  const { from = '', seen = '{}' } = one(document, '#live')?.dataset ?? {};
  const found = await look(from, seen);
  if (leaving) return;
  const lost = one(document, '[data-lost]');
  if (lost) lost.hidden = found !== 'away';
  // The session is over, or this is not for these eyes any more: the load says which.
  if (found === 'barred' && !typing) return location.reload();
  if (found === 'news') await renew();
}

/** Fetches the page as it is now. What may be done has changed: the forms come with a load, unless somebody is filling one. */
async function renew(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  // A server in trouble is asked again; a page of its trouble would put an end to asking.
  if (response.status >= 500) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [now, then] = [one(fresh, '#live'), one(document, '#live')];
  if (now === null || then === null) return location.reload();
  for (const part of all(document, '[data-part]')) swap(part, fresh.getElementById(part.id));
  document.title = fresh.title;
  then.dataset['seen'] = now.dataset['seen'];
  keepUp(fresh);
  if (now.dataset['acts'] === then.dataset['acts']) return;
  if (typing) then.hidden = false;
  else location.reload();
}

function swap(part: HTMLElement, now: HTMLElement | null): void {
  if (now === null || now.innerHTML === part.innerHTML) return;
  const open = new Set(all(part, 'details[open] > summary').map(({ textContent }) => textContent));
  part.innerHTML = now.innerHTML;
  for (const summary of all(part, 'details > summary'))
    if (open.has(summary.textContent)) (summary.parentElement as HTMLDetailsElement).open = true;
}

/** A form that stays is a form of the page as it now stands: who sends it has seen what came in between. */
function keepUp(fresh: Document): void {
  for (const seq of all(document, 'main input[name=seq]') as readonly HTMLInputElement[]) {
    const now = seq.form && input(fresh, `#${seq.form.id} input[name=seq]`);
    if (now) seq.value = now.value;
  }
}

/** Between this machine's clock and the server's, taken when the page came. */
let [told, ahead] = ['', 0];

function tick(): void {
  const clock = one(document, '[data-now]');
  const { now = '' } = clock?.dataset ?? {};
  if (now !== told) [told, ahead] = [now, Date.parse(now) - performance.now()];
  const at = performance.now() + ahead;
  if (clock) clock.textContent = new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);
  for (const each of all(document, '[data-until]'))
    each.textContent = countdown(Date.parse(each.dataset['until'] ?? '') - at);
}

watch();
if (one(document, '[data-now]')) setInterval(tick, 500);
