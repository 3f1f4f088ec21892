import { createHash, randomBytes } from 'node:crypto';
import { refuse, type Result } from '../../domain/kernel/result';
import { ROLE_WORDS } from '../../contracts/refusals';
import { SAMPLE_LOGINS, SAMPLE_PASSWORD } from '../../contracts/sample';
import type { LoginView } from '../../contracts/views/access';
import type { Viewer } from '../read-models';
import { Failures } from './failures';
import { isPassword } from './password';
import type { Database } from './prisma';
import { isRole, viewerOf } from './viewers';

/** A working day and the evening after it. */
const LIVES_HOURS = 12;

export type SessionKind = 'cookie' | 'bearer';
export interface Opened {
  /** 256 bits; the database keeps its hash alone. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly viewer: Viewer;
}
interface LoginAttempt {
  readonly login: string;
  readonly password: string;
  readonly kind: SessionKind;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 会话: login with lock-out, and the session table. */
export class Sessions {
  private readonly failures: Failures;

  /** @param samplesMayLogIn sample logins exist with the sample city alone; a production start refuses them. */
  constructor(
    private readonly database: Database,
    private readonly samplesMayLogIn: boolean,
  ) {
    this.failures = new Failures(database);
  }

  /** @returns BAD_LOGIN never says which half was wrong; LOCKED_OUT comes for unknown logins as for known ones; NO_POST. */
  logIn(attempt: LoginAttempt): Promise<Result<Opened>> {
    return this.failures.inTurn(attempt.login, () => this.tryLogIn(attempt));
  }

  private async tryLogIn({ login, password, kind }: LoginAttempt): Promise<Result<Opened>> {
    const user = await this.database.user.findUnique({ where: { login } });
    const attempt = await this.failures.take(login, user !== null, new Date());
    const right = await isPassword(user?.passwordHash ?? null, password);
    if (attempt.locked) return refuse('LOCKED_OUT', { minutes: attempt.minutes });
    if (!user || !right || user.disabledAt || (user.sample && !this.samplesMayLogIn)) return refuse('BAD_LOGIN');
    await this.failures.clear(login);
    return this.open(user.id, kind);
  }

  private async open(userId: string, kind: SessionKind): Promise<Result<Opened>> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIVES_HOURS * 3_600_000);
    const tokenHash = hashOf(token);
    // Nobody else removes what has expired: each user's are gone by the next login.
    await this.database.session.deleteMany({ where: { userId, expiresAt: { lt: new Date() } } });
    await this.database.session.create({ data: { tokenHash, userId, kind, expiresAt } });
    const viewer = await viewerOf(this.database, tokenHash, kind);
    if (viewer !== null && viewer !== 'noPost') return { ok: true, value: { token, expiresAt, viewer } };
    await this.revoke(token);
    return refuse('NO_POST');
  }

  /** Who acts under this token, or null. */
  async viewer(token: string, kind: SessionKind): Promise<Viewer | null> {
    const viewer = await viewerOf(this.database, hashOf(token), kind);
    return viewer === 'noPost' ? null : viewer;
  }

  async revoke(token: string): Promise<void> {
    await this.database.session.updateMany({
      where: { tokenHash: hashOf(token), revokedAt: null },
      data: { revokedAt: new Date() },
    });
  }

  /** Switches the session to another of the person's own valid posts; anything else is as if it did not exist. */
  async switchPost(token: string, kind: SessionKind, post: string): Promise<Result<Viewer>> {
    const tokenHash = hashOf(token);
    const before = await viewerOf(this.database, tokenHash, kind);
    if (before === null || before === 'noPost') return refuse('NOT_LOGGED_IN');
    const own = await this.database.post.count({ where: { id: post, personId: before.person } });
    if (own === 0) return refuse('NO_SUCH_THING', { id: post });
    await this.database.session.update({ where: { tokenHash }, data: { postId: post } });
    const after = await viewerOf(this.database, tokenHash, kind);
    if (after !== null && after !== 'noPost' && after.post === post) return { ok: true, value: after };
    return refuse('NO_SUCH_THING', { id: post });
  }

  /** The logins of the sample city, for the login page: those of the README first. Empty where there is no sample city. */
  async samples(): Promise<LoginView['samples']> {
    if (!this.samplesMayLogIn) return [];
    const users = await this.database.user.findMany({
      where: { sample: true, disabledAt: null },
      select: {
        login: true,
        person: {
          select: { name: true, posts: { select: { role: true, org: { select: { shortName: true } } }, take: 1 } },
        },
      },
      orderBy: { login: 'asc' },
    });
    const all = users.flatMap(({ login, person: { name, posts } }) =>
      posts.flatMap(({ role, org }) =>
        isRole(role) ? [{ login, label: `${org.shortName} ${ROLE_WORDS[role].zh} ${name}` }] : [],
      ),
    );
    const first = SAMPLE_LOGINS.filter(({ login }) => all.some((each) => each.login === login));
    return [
      ...first.map(({ login, role }) => ({ login, label: role, first: true, password: SAMPLE_PASSWORD })),
      ...all
        .filter(({ login }) => !first.some((each) => each.login === login))
        .map((each) => ({ ...each, first: false, password: SAMPLE_PASSWORD })),
    ];
  }
}
