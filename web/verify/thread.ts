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
  let worker: Worker | null = null;
  let waiting = false;
  return (question) => {
    if (waiting) {
      worker?.terminate();
      worker = null;
    }
    waiting = true;
    return new Promise((resolve) => {
      const end = (said: Answer): void => {
        waiting = false;
        resolve(said);
      };
      const here = (): void => void answer(question).then(end);
      try {
        worker ??= new Worker(url);
        worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data);
        worker.onerror = here;
        worker.postMessage(question);
      } catch {
        here();
      }
    });
  };
};
