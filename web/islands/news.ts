import { look } from './asked';
import { all } from './dom';

/** While a machine owes something: asks for what the page has seen, and loads the page anew when it has changed. */
const [FIRST_MS, LONGEST_MS, SLOWER] = [1_000, 15_000, 1.4];

let typing = false;
document.addEventListener('input', () => {
  typing = true;
});
// Who is on the way elsewhere is not fetched back.
let leaving = false;
window.addEventListener('beforeunload', () => {
  leaving = true;
});

for (const band of all(document, '[data-news]')) watch(band, FIRST_MS);

function watch(band: HTMLElement, wait: number): void {
  setTimeout(() => {
    void look(band.dataset['news'] ?? '', band.dataset['seen'] ?? '{}').then((found) => {
      if (leaving) return;
      if (found !== 'news') watch(band, Math.min(wait * SLOWER, LONGEST_MS));
      else if (typing) band.hidden = false;
      else location.reload();
    });
  }, wait);
}
