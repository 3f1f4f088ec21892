import { pino, type Logger } from 'pino';

/** JSON lines on standard output. What may hold personal data is not handed to it in the first place. */
export const createLog = (level: string): Logger =>
  pino({ level, base: { service: 'api' }, timestamp: pino.stdTimeFunctions.isoTime });
