import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { makeShare, openShare } from '../../../web/islands/secret';
import tiny from '../../vectors/public-01-tiny.json';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const file = (bytes: Uint8Array, draw = '2026-0417-01', party = 'amr') => makeShare(sha256, draw, party, bytes);
const open = (text: string, commitment = '') =>
  openShare(sha256, text, { draw: '2026-0417-01', party: 'amr', commitment });

describe('a share made in the browser', () => {
  test('has the commitment that the draw itself computes', () => {
    const plan = JSON.parse(tiny.bundle.plan_text) as { draw_id: string; parties: { id: string; commit: string }[] };
    const shown = tiny.bundle.reveals;
    expect(shown.length).toBeGreaterThan(0);
    for (const { id, secret: text } of shown) {
      const made = file(Uint8Array.from(Buffer.from(text, 'hex')), plan.draw_id, id);
      expect(made.commitment).toBe(plan.parties.find((party) => party.id === id)?.commit);
    }
  });

  test('is opened by its own file and no other', () => {
    fc.assert(
      fc.property(secret, secret, (bytes, other) => {
        fc.pre(Buffer.compare(bytes, other) !== 0);
        const made = file(bytes);
        const opened = open(JSON.stringify(made), made.commitment);
        expect(opened).toEqual({ ok: true, secret: Buffer.from(bytes).toString('hex') });
        expect(open(JSON.stringify(file(other)), made.commitment).ok).toBe(false);
      }),
    );
  });

  test('is not opened once a character of it was changed', () => {
    const made = file(new Uint8Array(32).fill(7));
    expect(open(JSON.stringify({ ...made, secret: made.secret.replace('07', '08') })).ok).toBe(false);
  });

  test.each([
    [
      'another draw',
      JSON.stringify(file(new Uint8Array(32), '2026-0417-02')),
      '这是另一次抽取（2026-0417-02）的份额文件。',
    ],
    [
      'another department',
      JSON.stringify(file(new Uint8Array(32), '2026-0417-01', 'fire')),
      '这是另一个部门的份额文件。',
    ],
    ['no file of ours', '{"a":1}', '这不是份额文件，或文件不完整。请选提交份额时保存的那个文件。'],
    ['no JSON', '份额', '这不是份额文件，或文件不完整。请选提交份额时保存的那个文件。'],
  ])('of %s is refused with what is wrong', (_, text, why) => {
    expect(open(text)).toEqual({ ok: false, why });
  });
});
