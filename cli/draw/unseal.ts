import { Command } from 'commander';
import { EXIT, type Terminal } from '../terminal';
import { textFor } from './file';

const HELP = `
在公证自己的电脑上用：私钥不上传，密文取自抽取室。解开的是份额文件，存成文件后在抽取室选它启封。

退出码：
  0  解开了
  1  解不开：不是交给这把私钥的，或密文不完整
  2  文件读不了`;

/** What age-keygen writes: remarks, and one secret a line. */
const secretsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** `draw unseal --identity KEY SEALED`: a deposited share (交存的份额), opened with the notary's key. */
export const unsealCommand = (terminal: Terminal): Command =>
  new Command('unseal')
    .description('公证解开交存的份额')
    .argument('<sealed>', '抽取室给出的密文')
    .requiredOption('--identity <file>', '公证的私钥文件，age-keygen 或 draw notary-key 所写')
    .addHelpText('after', HELP)
    .action(async (file: string, { identity }: { readonly identity: string }) => {
      const [sealed, key] = [await textFor(terminal, file), await textFor(terminal, identity)];
      if (sealed === null || key === null) return;
      try {
        const { Decrypter, armor } = await import('age-encryption');
        const opener = new Decrypter();
        for (const secret of key.ok ? secretsIn(key.value) : []) opener.addIdentity(secret);
        terminal.out((await opener.decrypt(armor.decode(sealed.ok ? sealed.value : ''), 'text')).trimEnd());
      } catch (error) {
        // What the library says names no secret: wrong key, or which part of the file is broken.
        terminal.err(`解不开：${error instanceof Error ? error.message : String(error)}`);
        terminal.exit(EXIT.no);
      }
    });

/** `draw notary-key`: a key pair as age-keygen writes it, for a machine that has no age. */
export const notaryKeyCommand = (terminal: Terminal): Command =>
  new Command('notary-key')
    .description('为公证生成一对密钥：公钥填进 NOTARY_RECIPIENT，私钥只留在公证处')
    .action(async () => {
      const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
      const secret = await generateX25519Identity();
      terminal.out(`# public key: ${await identityToRecipient(secret)}`);
      terminal.out(secret);
    });
