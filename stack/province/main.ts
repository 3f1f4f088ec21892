import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { Behaviour, WELL_BEHAVED } from './behaviour';
import { ArrivalStore, type Arrival } from './store';

/**
 * A simulated provincial platform (省平台模拟器): the outside world on this machine. It is slow, fails and duplicates on
 * demand, and keeps what arrived for anyone to count. Environment: PORT, STATE_FILE, HOST (127.0.0.1).
 */
const Delivery = z.object({
  businessKey: z.string().min(1).max(200),
  repeat: z.boolean().default(false),
  content: z.unknown(),
});

export function createProvince(store: ArrivalStore) {
  let behaviour: Behaviour = WELL_BEHAVED;
  const take = (name: 'failNext' | 'refuseNext' | 'duplicateNext'): boolean => {
    if (behaviour[name] === 0) return false;
    behaviour = { ...behaviour, [name]: behaviour[name] - 1 };
    return true;
  };
  const app = express().use(express.json({ limit: '1mb' }));

  app.get('/health', (_request, response) => void response.json({ ok: true }));
  app.put('/behaviour', (request, response) => {
    behaviour = Behaviour.parse(request.body);
    response.json(behaviour);
  });
  app.get('/arrivals', (_request, response) => void response.json({ arrivals: store.all() }));
  app.get(
    '/deliveries/:key',
    (request, response) =>
      void response.json({ receipt: store.accepted(request.params.key) ? receiptOf(request.params.key) : null }),
  );
  app.post('/deliveries', async (request: Request, response: Response) => {
    const parsed = Delivery.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ error: '报文不完整' });
    await sleep(behaviour.slowMs);
    const { businessKey, repeat, content } = parsed.data;
    const arrival = (outcome: Arrival['outcome']): Arrival => ({
      key: businessKey,
      contentHash: sha256(JSON.stringify(content)),
      repeat,
      outcome,
      content,
    });
    if (take('refuseNext')) {
      store.add(arrival('refused'));
      return void response.status(422).json({ error: '字段校验不通过' });
    }
    if (take('failNext')) {
      store.add(arrival(behaviour.failAfterStore ? 'acked' : 'failed'));
      return void response.status(503).json({ error: '平台繁忙' });
    }
    const twice = take('duplicateNext');
    store.add(arrival(twice ? 'duplicated' : 'acked'));
    if (twice) store.add(arrival('duplicated'));
    return void response.status(201).json({ receipt: receiptOf(businessKey) });
  });
  return app;
}

/** The platform's own number for a key: it hands out the same one however often the key comes. */
const receiptOf = (key: string) => `GD-${sha256(key).slice(0, 16)}`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

if (require.main === module) {
  const server = createProvince(new ArrivalStore(process.env['STATE_FILE'] ?? 'province.jsonl')).listen(
    Number(process.env['PORT'] ?? 0),
    process.env['HOST'] ?? '127.0.0.1',
    () => console.log('READY'),
  );
  const stop = () => server.close(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
