import { SAMPLE_LOGINS as LOGINS, SAMPLE_PASSWORD } from '../../contracts/sample';

export { SAMPLE_PASSWORD };

/** The logins for the table at start; all have the one password. */
export const SAMPLE_LOGINS = LOGINS.map((each) => ({ ...each, password: SAMPLE_PASSWORD }));
