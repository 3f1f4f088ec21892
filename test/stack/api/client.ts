/** A request as a program or a browser sends it, and the answer whatever it was. */
export interface Sent {
  readonly token?: string;
  readonly cookie?: string;
  readonly key?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON, or {} where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export async function send(url: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { token, cookie, key, json, form, raw, headers } = sent;
  const body =
    raw ?? (json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** The refusal's code, from problem+json or from a (told) page that shows the problem. */
export function codeOf({ body }: Answer): string | null {
  const view = body['view'];
  const context = body['context'];
  const candidates = [
    body,
    view,
    isRecord(context) && isRecord(context['refused']) ? context['refused']['problem'] : null,
  ];
  for (const candidate of candidates)
    if (isRecord(candidate) && typeof candidate['code'] === 'string') return candidate['code'];
  return null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
