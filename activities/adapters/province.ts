/** A provincial platform as the product sees it: it takes a delivery, and can be asked whether it has taken a key. */
export interface Province {
  /** The receipt of a key that the platform has taken, null if it has not. */
  receiptOf(businessKey: string): Promise<string | null>;
  deliver(delivery: ProvinceDelivery): Promise<ProvinceAnswer>;
}

export interface ProvinceDelivery {
  readonly businessKey: string;
  /** This may have been sent before. */
  readonly repeat: boolean;
  readonly content: unknown;
}

export type ProvinceAnswer =
  { readonly kind: 'acked'; readonly receipt: string } | { readonly kind: 'refused'; readonly reason: string };

const TIMEOUT_MS = 8_000;

/** The platform behind an HTTP address. A failure or time-out throws and is tried again; a refusal (4xx) is an answer. */
export function httpProvince(baseUrl: string): Province {
  const call = async (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, baseUrl), {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json' },
    });
  return {
    async receiptOf(businessKey) {
      const response = await call(`/deliveries/${encodeURIComponent(businessKey)}`);
      if (!response.ok) throw new Error(`province answered ${response.status} to a look-up`);
      return ((await response.json()) as { receipt: string | null }).receipt;
    },
    async deliver(delivery) {
      const response = await call('/deliveries', { method: 'POST', body: JSON.stringify(delivery) });
      const body = (await response.json().catch(() => ({}))) as { receipt?: string; error?: string };
      if (response.ok && body.receipt) return { kind: 'acked', receipt: body.receipt };
      if (response.status >= 400 && response.status < 500)
        return { kind: 'refused', reason: body.error ?? `HTTP ${response.status}` };
      throw new Error(`province answered ${response.status}: ${body.error ?? ''}`);
    },
  };
}
