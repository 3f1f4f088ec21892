import { all, input, one, say, takeOver } from './dom';

/** 已知应回避: a target is found by its name while one types, and more rows are added. */
const WAIT_MS = 300;
const HOW = '输入名称，可从列表选取。';

interface Found {
  readonly rows: readonly { readonly uid: string; readonly name: string }[];
  readonly next: string | null;
}

for (const root of all(document, '[data-island=targets]')) begin(root);

function begin(root: HTMLElement): void {
  takeOver(root);
  for (const row of all(root, '[data-row]')) watch(row, root.dataset['from'] ?? '');
  one(root, '[data-more]')?.addEventListener('click', () => more(root));
}

/** One row more, like the last but empty. */
function more(root: HTMLElement): void {
  const rows = all(root, '[data-row]');
  const last = rows[rows.length - 1];
  if (!last) return;
  const row = last.cloneNode(true) as HTMLElement;
  row.setAttribute('aria-label', `第${rows.length + 1}行`);
  for (const part of all(row, '[id], [name], [for], [list]'))
    for (const key of ['id', 'name', 'for', 'list']) {
      const named = part.getAttribute(key);
      if (named !== null) part.setAttribute(key, named.replace(/\d+/, String(rows.length)));
    }
  for (const field of all(row, '[name]') as readonly HTMLInputElement[]) field.value = '';
  for (const list of all(row, 'datalist')) list.textContent = '';
  last.after(row);
  watch(row, root.dataset['from'] ?? '');
  one(row, 'select')?.focus();
}

function watch(row: HTMLElement, from: string): void {
  const target = input(row, '[data-target]');
  const list = one(row, 'datalist');
  if (!target || !list) return;
  say(row, HOW);
  // Of a refused form the code alone came back: whose it is must be seen again.
  void find(row, from, target, list);
  let timer = 0;
  const look = () => {
    const chosen = (all(list, 'option') as readonly HTMLOptionElement[]).find(({ value }) => value === target.value);
    if (chosen) return say(row, chosen.label);
    say(row, HOW);
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(row, from, target, list), WAIT_MS);
  };
  target.addEventListener('input', (event) => {
    // What is still being composed is no name yet.
    if (!(event as InputEvent).isComposing) look();
  });
  target.addEventListener('compositionend', look);
}

async function find(row: HTMLElement, from: string, target: HTMLInputElement, list: HTMLElement): Promise<void> {
  const q = target.value.trim();
  if (q === '') return;
  try {
    const response = await fetch(`${from}?q=${encodeURIComponent(q)}`, { headers: { accept: 'application/json' } });
    // Somebody has typed on meanwhile.
    if (!response.ok || target.value.trim() !== q) return;
    const { rows, next } = (await response.json()) as Found;
    list.textContent = '';
    for (const { uid, name } of rows) {
      const option = document.createElement('option');
      option.value = uid;
      option.label = name;
      list.append(option);
    }
    const exact = rows.find(({ uid }) => uid === q);
    say(row, exact ? exact.name : told(rows.length, next !== null));
  } catch {
    say(row, '没有查到，请检查网络，或直接填写信用代码。');
  }
}

const told = (found: number, more: boolean): string =>
  found === 0 ? '名录里没有这样的对象。' : more ? '不止这些，请多输几个字。' : `找到${found}户，请从列表中选取。`;
