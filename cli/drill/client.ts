import { createHash } from 'node:crypto';

/** An answer that was not the one wanted: the API's own words, with what was asked. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
}

/**
 * A client that acts as one user after another, each by an own session, as people do. Command ids are derived from what is
 * done, so that a command whose answer got lost is sent again under the same id and takes effect once.
 */
export class CityClient {
  private readonly tokens = new Map<string, Promise<string>>();
  readonly sent = { commands: 0, retries: 0, unanswered: 0 };

  constructor(
    private readonly api: string,
    private readonly password: string,
    private readonly salt: string,
  ) {}

  get = <T>(login: string, path: string): Promise<T> => this.request<T>(login, 'GET', path);

  command(login: string, path: string, command: string, body: unknown, about: string): Promise<unknown> {
    this.sent.commands += 1;
    const id = createHash('sha256').update(`${this.salt}|${path}|${command}|${about}`).digest('hex').slice(0, 40);
    return this.request(login, 'POST', `${path}/${command}`, body, id);
  }

  /** Sends a file as it is. */
  upload = <T>(login: string, path: string, file: Uint8Array): Promise<T> => {
    const id = createHash('sha256').update(`${this.salt}|${path}`).update(file).digest('hex').slice(0, 40);
    return this.request<T>(login, 'POST', path, file, id);
  };

  post = <T>(login: string, path: string, body: unknown, about: string): Promise<T> => {
    const id = createHash('sha256').update(`${this.salt}|${path}|${about}`).digest('hex').slice(0, 40);
    return this.request<T>(login, 'POST', path, body, id);
  };

  /** A lost connection or a restarting server is waited out; a refusal is an answer. */
  private async request<T>(login: string, method: string, path: string, body?: unknown, id?: string): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once<T>(login, method, path, body, id);
      } catch (error) {
        const passing = !(error instanceof ApiError) || error.status >= 502;
        if (!passing || attempt >= 120) throw error;
        if (!(error instanceof ApiError) && id) this.sent.unanswered += 1;
        this.sent.retries += 1;
        await new Promise((resolve) => setTimeout(resolve, Math.min(1000, 50 * attempt)));
      }
    }
  }

  private async once<T>(login: string, method: string, path: string, body?: unknown, id?: string): Promise<T> {
    const token = await this.tokenOf(login);
    const response = await fetch(`${this.api}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined
          ? {}
          : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
        ...(id ? { 'idempotency-key': id } : {}),
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
    const problem = parseProblem(text);
    throw new ApiError(
      response.status,
      problem.code ?? '',
      `${login} ${method} ${path}: ${problem.title ?? response.status} ${problem.detail ?? ''}`,
    );
  }

  private tokenOf(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known) return known;
    const made = this.login(login);
    this.tokens.set(login, made);
    made.catch(() => this.tokens.delete(login));
    return made;
  }

  private async login(login: string): Promise<string> {
    const response = await fetch(`${this.api}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: this.password, kind: 'bearer' }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new ApiError(
        response.status,
        parseProblem(text).code ?? '',
        `登录 ${login} 未成功：${parseProblem(text).detail ?? response.status}`,
      );
    return (JSON.parse(text) as { token: string }).token;
  }
}

function parseProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
