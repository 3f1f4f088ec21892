import { all, one } from './dom';
import './network';

/** Keys of the console (console.md §5): / search, j k along the rows, g i inbox, g t tasks. Enter opens what has the focus. */
const GO: Readonly<Record<string, string>> = { i: '/c/inbox', t: '/c/tasks' };
/** Milliseconds in which `g` waits for the second key. */
const PATIENCE = 1_000;
let goingSince = -PATIENCE;

document.addEventListener('keydown', (event) => {
  // An input method at work: these keys are syllables.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) return;
  if (act(event.key, event.timeStamp)) event.preventDefault();
});

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** @returns whether the key meant something here */
function act(key: string, now: number): boolean {
  const place = GO[key];
  if (place !== undefined && now - goingSince < PATIENCE) {
    location.assign(place);
    return true;
  }
  goingSince = key === 'g' ? now : -PATIENCE;
  if (key === '/') {
    one(document, '#q')?.focus();
    return true;
  }
  return key === 'j' ? move(1) : key === 'k' ? move(-1) : false;
}

function move(step: number): boolean {
  const links = all(document, '.rows tbody th a');
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
  return next !== undefined;
}
