import { sha256 } from '@noble/hashes/sha2.js';
import { all, input, one, say, takeOver } from './dom';
import { makeShare, openShare, type ShareFile } from './secret';

/** 提交份额 and 揭示份额: secrets are made, kept and opened here; the server gets a commitment, and later the secret. */
for (const root of all(document, '[data-island=share]')) begin(root);
for (const root of all(document, '[data-island=reveal]')) open(root);

function begin(root: HTMLElement): void {
  const { draw = '', party = '', notary = '' } = root.dataset;
  const commit = input(root, '[name=commit]');
  const [deposit, escrow] = [input(root, '[data-deposit]'), input(root, '[name=escrow]')];
  const make = one(root, '[data-make]');
  const send = one(root, '[data-send]') as HTMLButtonElement | null;
  if (!commit || !make || !send) return;
  takeOver(root);
  commit.readOnly = true;
  send.disabled = commit.value === '';
  let file: ShareFile | null = null;
  /** What is sent beside the commitment follows the box: nothing, or the file that was just saved, sealed. */
  const settle = async (): Promise<void> => {
    if (file === null) return;
    const given = file;
    send.disabled = true;
    const sealed = deposit?.checked ? await (await import('./deposit.js')).sealFor(notary, textOf(given)) : '';
    // Another one was made, or the box changed, while this was being sealed.
    if (given !== file || (sealed !== '') !== (deposit?.checked ?? false)) return;
    if (escrow) escrow.value = sealed;
    send.disabled = false;
  };
  const settled = (): void =>
    void settle().catch(() => say(root, '浏览器没能加密份额。可以取消“交存公证”后提交，或换一个浏览器。', true));
  deposit?.addEventListener('change', settled);
  make.addEventListener('click', () => {
    file = makeShare(sha256, draw, party, crypto.getRandomValues(new Uint8Array(32)));
    save(file);
    commit.value = file.commitment;
    commit.dispatchEvent(new Event('input', { bubbles: true }));
    settled();
    make.className = 'btn';
    send.className = 'btn btn-main';
    make.textContent = '重新生成份额，另存文件';
    say(
      root,
      `文件“${nameOf(file)}”已交给浏览器保存，请确认存好后再提交承诺。只有这个文件能揭示，之前生成的都不能用了。`,
    );
  });
}

const textOf = (file: ShareFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** The first characters of the commitment tell the last file from those made before it. */
const nameOf = ({ draw, party, commitment }: ShareFile): string =>
  `份额-${draw}-${party}-${commitment.slice(0, 8)}.json`;

/** Saves the share as a file: it is never sent and never kept by the page. */
function save(file: ShareFile): void {
  const url = URL.createObjectURL(new Blob([textOf(file)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(file);
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function open(root: HTMLElement): void {
  const { draw = '', party = '', commit = '' } = root.dataset;
  const file = input(root, '[data-file]');
  const secret = input(root, '[name=secret]');
  const send = one(root, '[data-send]') as HTMLButtonElement | null;
  if (!file || !secret || !send) return;
  takeOver(root);
  secret.readOnly = true;
  send.disabled = secret.value === '';
  file.addEventListener('change', () => {
    const [chosen] = Array.from(file.files ?? []);
    if (!chosen) return;
    void new Response(chosen).text().then((text) => {
      const opened = openShare(sha256, text, { draw, party, commitment: commit });
      secret.value = opened.ok ? opened.secret : '';
      send.disabled = !opened.ok;
      say(root, opened.ok ? '份额与承诺一致，可以揭示。' : opened.why, !opened.ok);
    });
  });
}
