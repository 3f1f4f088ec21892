import { answer, type Answer, type Question } from './answer';

/** In a worker: answers whatever is asked. */
export const work = (): void => {
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    void answer(data).then((said) => postMessage(said));
  });
};

/**
 * Asks beside the page, so that it stays alive. The worker's script is the page's own, which works from a disk as well; where a
 * browser allows no worker, the page itself computes and stands still meanwhile.
 * @returns a question's answer; none where another question came before it
 */
export const asker = (script: string): ((question: Question) => Promise<Answer>) => {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let last: Worker | null = null;
  return (question) => {
    last?.terminate();
    return new Promise((resolve) => {
      const here = (): void => void answer(question).then(resolve);
      try {
        last = new Worker(url);
        last.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
        last.onerror = here;
        last.postMessage(question);
      } catch {
        here();
      }
    });
  };
};
