import { Encrypter } from 'age-encryption';

/**
 * 交存公证: a share file sealed under the notary's key (age, X25519), in base64 on one line, since forms change the ends of lines.
 * A file of its own, fetched when somebody deposits: the library is larger than every other script together.
 */
export async function sealFor(notary: string, file: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(notary);
  return btoa(String.fromCharCode(...(await encrypter.encrypt(file))));
}
