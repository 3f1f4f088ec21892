import { all, input, one } from '../islands/dom';
import { fill } from './dom';
import { isServed, servedDraw } from './served';

/** What else the site has of the draw that it served. */
export interface Served {
  /** Its text as it was when this was its result; null where it never was. */
  earlier(resultHash: string): Promise<string | null>;
}

/**
 * Where the site serves this page for one draw (`/p/draws/ID/verify`): tells how much there is to download, and downloads it when
 * asked. The published hashes come in the link that led here, `#plan=…&result=…`.
 */
export function offer(check: (source: Blob, served: Served) => Promise<void>): void {
  if (!isServed()) return;
  for (const each of all(document, '[data-served]')) each.hidden = false;
  const draw = servedDraw();
  const section = one(document, '#fetch');
  if (draw === null || section === null) return;
  const from = `/api/v1/public/draws/${draw}`;
  section.hidden = false;
  fill(section, '[data-draw]', decodeURIComponent(draw));
  fromLink();
  void sizeOf(from).then((size) => fill(section, '[data-size]', size));
  one(section, '[data-get]')?.addEventListener('click', () => {
    fill(section, '[data-said]');
    void download(from).then((blob) =>
      blob === null
        ? fill(section, '[data-said]', '没有取到材料：网络不通，或这次抽取还没有结果。')
        : check(blob, { earlier: (result) => download(`${from}?result=${result}`).then(textOf) }),
    );
  });
}

function fromLink(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of ['plan', 'result']) {
    const field = input(document, `#${name}-hash`);
    const hash = given.get(name) ?? '';
    if (field !== null && /^[0-9a-f]{64}$/.test(hash)) field.value = hash;
  }
}

/** （0.35 MB）; nothing where the server does not say. */
async function sizeOf(from: string): Promise<string> {
  try {
    const bytes = Number((await fetch(from, { method: 'HEAD' })).headers.get('content-length'));
    return bytes > 0 ? `（${(bytes / 1e6).toFixed(2)} MB）` : '';
  } catch {
    return '';
  }
}

const textOf = (blob: Blob | null): Promise<string> | null => blob && new Response(blob).text();

async function download(from: string): Promise<Blob | null> {
  try {
    const response = await fetch(from);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
