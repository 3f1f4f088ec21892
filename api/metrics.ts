import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Journal } from './services';

/** Metrics of this process, and how long the journal's oldest poke and act have waited (the alarms). */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'liancha_http_request_seconds',
    help: 'Duration of requests by row of the route table and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'liancha_refusals_total',
    help: 'Refusals by code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly owing = new Gauge({
    name: 'liancha_owing',
    help: 'Pokes not sent and machine acts owed: how many, and the age of the oldest in seconds',
    labelNames: ['what', 'measure'],
    registers: [this.registry],
  });

  constructor(private readonly journal: Journal) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts every request by its row, never by its address: addresses hold ids. */
  readonly count: RequestHandler = (_request, response, next) => {
    const began = process.hrtime.bigint();
    response.on('finish', () => {
      const { route, refusal } = response.locals;
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      this.requests.observe({ route: String(route ?? 'none'), status: String(response.statusCode) }, seconds);
      if (typeof refusal === 'string') this.refusals.inc({ code: refusal });
    });
    next();
  };

  async text(): Promise<string> {
    const { pokes, oldestPokeSeconds, owed, oldestOwedSeconds } = await this.journal.owing();
    this.owing.set({ what: 'pokes', measure: 'count' }, pokes);
    this.owing.set({ what: 'pokes', measure: 'oldest_seconds' }, oldestPokeSeconds ?? 0);
    this.owing.set({ what: 'acts', measure: 'count' }, owed);
    this.owing.set({ what: 'acts', measure: 'oldest_seconds' }, oldestOwedSeconds ?? 0);
    return this.registry.metrics();
  }
}
