/** argon2id at OWASP's cost, 19 MiB and two passes: about 23 ms. Whoever makes a password's hash makes it with these. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What an administrator may choose; sample logins have their own. */
export const PASSWORD_LEAST = 10;
