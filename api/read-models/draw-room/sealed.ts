/** Characters a line of an armoured file has (RFC 7468). */
const LINE = 64;

/**
 * A deposited share as a file that the notary's own tool opens: what the page sent is age's file in base64 on one line, since
 * a form changes the ends of lines. What was sealed otherwise by a program is told as it is.
 */
export function armoured(sealed: string): string {
  if (!sealed.startsWith(AGE)) return sealed;
  const lines = sealed.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n');
}

/** "age-encryption.org/v1" in base64. */
const AGE = 'YWdlLWVuY3J5cHRpb24ub3JnL3Yx';
