import type { Checked } from '../../domain/draw/bundle/checks';
import type { Reports } from '../../contracts/views/draws';
import { one } from '../islands/dom';
import { fill } from './dom';
import { reportsTold } from './report-words';
import { servedDraw } from './served';

/**
 * 自愿上报: offered after the page has recomputed what the site itself served of this draw, and only then. Nothing is sent but
 * by the button: the hash that came out, and a token that this device made up for this one draw.
 */
export function offerReport(checked: Checked | null): void {
  const [draw, section] = [servedDraw(), one(document, '#report')];
  if (draw === null || section === null) return;
  const told = checked !== null && checked.verdict !== 'unsupported';
  section.hidden = !told;
  fill(section, '[data-said]');
  if (!told) return;
  fill(section, '[data-send]', checked.fields === null ? '上报“我算出的结果不同”' : '上报“我算出的结果一致”');
  const button = one(section, '[data-send]') as HTMLButtonElement | null;
  if (button === null) return;
  button.disabled = false;
  button.onclick = () => {
    button.disabled = true;
    void send(draw, checked.fields?.result_hash ?? null).then((counted) => {
      button.disabled = counted !== null;
      fill(section, '[data-said]', counted === null ? '没有报上去，请稍后再试。' : `已上报。${reportsTold(counted)}`);
    });
  };
}

async function send(draw: string, resultHash: string | null): Promise<Reports | null> {
  try {
    const response = await fetch(`/api/v1/public/draws/${draw}/reports`, {
      method: 'POST',
      // No cookie goes along: who is logged in here is nobody's business there.
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ resultHash, token: tokenOf(draw) }),
    });
    return response.ok ? ((await response.json()) as Reports) : null;
  } catch {
    return null;
  }
}

/** Made once for this draw and kept, so that pressing again counts no second time; another draw gets another. */
function tokenOf(draw: string): string {
  const name = `report/${draw}`;
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'));
  try {
    const token = localStorage.getItem(name) ?? random.join('');
    localStorage.setItem(name, token);
    return token;
  } catch {
    return random.join('');
  }
}
