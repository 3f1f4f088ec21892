import { createServer, type Server } from 'node:http';
import { Gauge, Registry } from 'prom-client';
import type { Db } from '../journal/db';
import { owing } from '../journal/owing';

/** Prometheus metrics of a worker, for the machine itself only: what has been owed for how long (docs: alarms). */
export function serveMetrics(db: Db, port: number): Server {
  const registers = new Registry();
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registers] });
  const pokes = gauge('liancha_pokes', 'Pokes that no workflow has been told of yet');
  const oldestPoke = gauge('liancha_oldest_poke_seconds', 'Age of the oldest poke');
  const owed = gauge('liancha_owed_acts', 'Processes whose machine act is owed now');
  const oldestOwed = gauge('liancha_oldest_owed_seconds', 'How long the oldest machine act has been owed');
  const collect = async () => {
    const now = await owing(db);
    pokes.set(now.pokes);
    oldestPoke.set(now.oldestPokeSeconds ?? 0);
    owed.set(now.owed);
    oldestOwed.set(now.oldestOwedSeconds ?? 0);
    return registers.metrics();
  };
  const server = createServer((_request, response) => {
    collect().then(
      (text) => response.writeHead(200, { 'content-type': registers.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  return server.listen(port, '127.0.0.1');
}
