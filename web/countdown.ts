const [DAY, HOUR, MINUTE] = [86_400, 3_600, 60];
const two = (n: number): string => String(n).padStart(2, '0');

/** 00:01:42, with the days before it if there are any; what is past is 00:00:00. Said by the server, then by the page every second. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1_000));
  const days = Math.floor(left / DAY);
  const clock = [Math.floor((left % DAY) / HOUR), Math.floor((left % HOUR) / MINUTE), left % MINUTE].map(two).join(':');
  return days > 0 ? `${days}天 ${clock}` : clock;
}
