import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy saw of commands. */
export interface Seen {
  commands: number;
  /** Sent to a living API, and the connection was cut before an answer came. */
  cut: number;
  /** Nobody listened. */
  refused: number;
}

/**
 * Stands between the drill and the API, so that kills can be aimed at the moment just after a command was sent. The product
 * knows nothing of it. `onCommand` is told of every command that has been passed on.
 */
export async function proxyTo(
  api: string,
  onCommand: (nth: number) => void,
  onAnswer: (status: number) => void = () => undefined,
): Promise<{ url: string; seen: Seen; server: Server }> {
  const seen: Seen = { commands: 0, cut: 0, refused: 0 };
  const target = new URL(api);
  const server = createServer((incoming, outgoing) => {
    const isCommand = incoming.method === 'POST' && /\/api\/v1\/(tasks|inspections)\//.test(incoming.url ?? '');
    const passed = request(
      {
        host: target.hostname,
        port: target.port,
        path: incoming.url,
        method: incoming.method,
        headers: incoming.headers,
      },
      (answer) => {
        if (isCommand) onAnswer(answer.statusCode ?? 502);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (isCommand) seen[error.code === 'ECONNREFUSED' ? 'refused' : 'cut'] += 1;
      if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'application/problem+json' });
      outgoing.end('{"code":"UNANSWERED","title":"no answer"}');
    });
    incoming.pipe(passed);
    if (isCommand) incoming.once('end', () => onCommand((seen.commands += 1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server };
}
