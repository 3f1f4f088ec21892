import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armor, Encrypter } from 'age-encryption';
import { drawCommand } from '../../../cli/draw/command';
import { hexArgument } from '../../../cli/draw/file';
import type { Terminal } from '../../../cli/terminal';
import { bundleJson } from '../../../domain/draw/bundle/json';
import { recused } from '../../support/verify/city';
import { PRIVATE, UNITS } from './officers/city';

const vector = (name: string): string => join(__dirname, '../../vectors', `public-${name}.json`);

interface Vector {
  readonly bundle: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const load = (name: string): Vector => JSON.parse(readFileSync(vector(name), 'utf8')) as Vector;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (content: unknown, name = 'file.json'): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return file;
};

interface Typed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as it is typed; no code set means that it ended well. */
const type = async (...words: readonly string[]): Promise<Typed> => {
  const said = { code: 0, out: '', err: '' };
  const terminal: Terminal = {
    out: (line) => void (said.out += `${line}\n`),
    err: (line) => void (said.err += `${line}\n`),
    exit: (code) => void (said.code = code),
    progress: () => undefined,
  };
  await drawCommand(terminal).parseAsync([...words], { from: 'user' });
  return said;
};

describe('draw run', () => {
  test.each(['01-tiny', '02-ties', '03-unicode-sm3', '04-1k', '05-officers', '06-public-view'])(
    'prints the result of %s, from the vector and from its bundle alone',
    async (name) => {
      const { bundle, expected } = load(name);
      const { code, out } = await type('run', vector(name), written(bundle));
      expect(code).toBe(0);
      const lines = out.trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(JSON.parse(line)).toEqual(expected);
    },
  );

  test('prints a refusal as JSON beside its sentence, and goes on with the next file', async () => {
    const { bundle } = load('01-tiny');
    const { code, out, err } = await type('run', written({ ...bundle, reveals: 1 }), vector('01-tiny'));
    expect(code).toBe(1);
    const [refused = '', run = ''] = out.trimEnd().split('\n');
    expect(JSON.parse(refused)).toMatchObject({ reject: true, refusal: { code: 'DRAW_MALFORMED' } });
    expect(JSON.parse(run)).toEqual(load('01-tiny').expected);
    expect(err).toContain('抽取材料的格式不对');
  });

  test.each([
    ['DRAW_TOO_LARGE', Buffer.alloc(2 ** 27 + 1, 0x20)],
    ['DRAW_MALFORMED', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['DRAW_MALFORMED', '\ufeff{}'],
    ['DRAW_MALFORMED', '{"plan_text":"'],
    ['DRAW_MALFORMED', ''],
  ])('refuses with %s what is no bundle', async (code, content) => {
    const typed = await type('run', written(content));
    expect(typed.code).toBe(1);
    expect(JSON.parse(typed.out)).toMatchObject({ reject: true, refusal: { code } });
  });

  test('ends with 2 where a file cannot be read', async () => {
    expect(await type('run', join(folder, 'absent.json'), vector('01-tiny'))).toMatchObject({ code: 2 });
  });
});

describe('draw verify', () => {
  test('says in one sentence that a bundle holds, then every check with its values', async () => {
    const { code, out, err } = await type('verify', vector('06-public-view'));
    const [sentence, ...lines] = out.split('\n');
    expect([code, err]).toEqual([0, '']);
    expect(sentence).toBe(
      '材料自身可信：重新计算抽中10户，各步都对得上；是不是公布的那次抽取，须拿结果哈希与公布的逐字对照；另有7项这份材料证明不了。',
    );
    expect(lines).toEqual(expect.arrayContaining(['通过　公开信标', '    round 1000', '    units 60']));
    expect(out).toContain('不能证明　变动事由：');
  });

  test('compares the published hashes, and names the check that fails', async () => {
    const { plan_hash, result_hash } = load('06-public-view').expected;
    const right = ['--plan-hash', String(plan_hash), '--result', String(result_hash)];
    expect((await type('verify', vector('06-public-view'), ...right)).out).toMatch(/^可信：/);
    const wrong = await type('verify', vector('06-public-view'), '--result', String(plan_hash));
    expect(wrong).toMatchObject({ code: 1, err: 'failed: result DRAW_RESULT\n' });
    expect(wrong.out).toMatch(/^不可信，在『结果』这一步：/);
    expect(() => hexArgument('AB'.repeat(32))).toThrow('64位');
  });

  test('calls a result that recusals have moved since an older one, by the view that was public then', async () => {
    const { now, then } = recused();
    const words = ['verify', written(now.view, 'now.json'), '--result', then.resultHash];
    expect(await type(...words)).toMatchObject({ code: 1, err: 'failed: result DRAW_RESULT\n' });
    const told = await type(...words, '--earlier', written(then.view, 'then.json'));
    expect(told).toMatchObject({ code: 1, err: 'earlier: 0 of 1 events\n' });
    expect(told.out).toMatch(/^抽取当时的结果可信：/);
    expect(await type(...words, '--earlier', join(folder, 'absent.json'))).toMatchObject({ code: 2 });
  });

  test('names a wrong signature of the beacon, and prints JSON with --json', async () => {
    const { bundle } = load('01-tiny');
    const file = written({ ...bundle, beacon: { round: 1000, sig: `c0${'00'.repeat(47)}` } });
    const { code, out, err } = await type('verify', file, '--json');
    expect([code, err]).toEqual([1, 'failed: beacon BEACON_POINT\n']);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'failed', form: 'full', fields: null });
  });

  test('ends with 2 where the file cannot be read', async () => {
    expect(await type('verify', join(folder, 'absent.json'))).toMatchObject({ code: 2, out: '' });
  });
});

describe('draw prove and draw inclusion', () => {
  const ties = load('02-ties').bundle;
  const uid = '91330100MA00000003';

  test('a firm’s proof leads to the published root', async () => {
    const proof = written((await type('prove', vector('02-ties'), uid)).out, 'proof.json');
    expect(await type('inclusion', proof, '--plan', vector('02-ties'))).toEqual({
      code: 0,
      out: `证明成立：${uid}在锁定的名录里，分层A/东镇，名录根与公布的一致。\n`,
      err: '',
    });
    const plan = written(String(ties['plan_text']), 'plan.json');
    expect((await type('inclusion', proof, '--plan', plan, '--json')).out).toContain('"against": "published"');
    expect((await type('inclusion', proof)).out).toMatch(/^证明自身完整：/);
  });

  test('it leads to no other root', async () => {
    const proof = written((await type('prove', vector('02-ties'), uid)).out, 'proof.json');
    const other = await type('inclusion', proof, '--root', 'ab'.repeat(32), '--json');
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out)).toMatchObject({ proved: false, refusal: { code: 'DRAW_COMMITMENT' } });
    expect(await type('inclusion', proof, '--plan', vector('04-1k'))).toMatchObject({ code: 1, out: '' });
  });

  test('a firm outside the pool, and a bundle without units, give none', async () => {
    expect(await type('prove', vector('02-ties'), 'X')).toMatchObject({ code: 1, out: '' });
    expect(await type('prove', vector('06-public-view'), uid)).toMatchObject({ code: 1, out: '' });
  });

  test('a drawn firm is told its team, which is held against the public view', async () => {
    const bundle = written(bundleJson(PRIVATE), 'officers.json');
    const view = written((await type('publish', bundle, '--public')).out, 'view.json');
    const proofs = await Promise.all(UNITS.map(async ({ uid }) => (await type('prove', bundle, uid)).out));
    const told = proofs.filter((proof) => proof.includes('"team"'));
    expect([told.length > 0, told.length < proofs.length]).toEqual([true, true]);
    const proof = written(told[0] ?? '', 'team.json');
    expect((await type('inclusion', proof, '--plan', view)).out).toMatch(
      /抽中第\d+位，检查组\d人（工号.*），与公布的一致。/,
    );
    expect((await type('inclusion', proof)).out).toContain('请与公示材料teams的第');
    const other = JSON.parse(told[0] ?? '') as { team: { position: number } };
    const moved = written({ ...other, team: { ...other.team, position: other.team.position + 1 } }, 'moved.json');
    expect(await type('inclusion', moved, '--plan', view)).toMatchObject({ code: 1, out: '' });
    const nobody = written({ ...other, team: { ...other.team, officers: [] } }, 'nobody.json');
    expect(await type('inclusion', nobody)).toMatchObject({ code: 1, out: '' });
  });
});

describe('draw publish', () => {
  const { bundle, expected } = load('02-ties');
  const resultOf = (line: string): string => (JSON.parse(line) as { result_hash: string }).result_hash;

  test('gives the auditors’ bundle of a private one, and the public view of that: one draw, one result', async () => {
    const full = await type('publish', written(bundle));
    expect([full.code, full.err]).toEqual([0, `结果哈希 ${String(expected['result_hash'])}\n`]);
    expect(Object.keys(JSON.parse(full.out) as object)).not.toContain('salt_key');
    const open = await type('publish', written(full.out));
    const direct = await type('publish', '--public', written(bundle));
    expect(open.out).toBe(direct.out);
    expect(open.out).not.toContain('91330100MA');
    for (const { out } of [full, open])
      expect(resultOf((await type('run', written(out))).out)).toBe(expected['result_hash']);
  });

  test('gives the vectors’ public view of a draw with officers', async () => {
    const { out } = await type('publish', '--public', vector('05-officers'));
    expect(JSON.parse(out)).toEqual(load('06-public-view').bundle);
  });

  test('gives nothing of what does not hold, and nothing more public than the public view', async () => {
    const tampered = written({ ...bundle, salt_key: '00'.repeat(32) });
    expect(await type('publish', tampered)).toMatchObject({ code: 1, out: '' });
    expect(await type('publish', vector('06-public-view'))).toMatchObject({ code: 1, out: '' });
    expect(await type('publish', '--full', vector('05-officers'))).toMatchObject({ code: 1, out: '' });
  });
});

describe('draw unseal', () => {
  const deposit = async (recipient: string): Promise<string> => {
    const age = new Encrypter();
    age.addRecipient(recipient);
    return written(armor.encode(await age.encrypt('{"kind":"liancha-share"}\n')), 'sealed.age');
  };
  const publicIn = (key: string): string => /age1\w+/.exec(key)?.[0] ?? '';

  test('opens with the notary’s key what was sealed under it, and prints the share file', async () => {
    const key = (await type('notary-key')).out;
    const opened = await type('unseal', '--identity', written(key, 'key.txt'), await deposit(publicIn(key)));
    expect(opened).toEqual({ code: 0, out: '{"kind":"liancha-share"}\n', err: '' });
  });

  test('opens nothing with another key, nor what is no sealed share, and never says a key', async () => {
    const [key, other] = [(await type('notary-key')).out, (await type('notary-key')).out];
    const sealed = await deposit(publicIn(key));
    for (const file of [sealed, written('{}', 'plain.json')]) {
      const refused = await type('unseal', '--identity', written(other, 'other.txt'), file);
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toMatch(/^解不开：/);
      expect(refused.err).not.toContain('AGE-SECRET-KEY');
    }
  });
});
