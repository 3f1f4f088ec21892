/**
 * The password of every login of the sample city (示例城市). It is no secret: it is printed at start and stands on the login
 * page. A production start refuses the sample city and its logins.
 */
export const SAMPLE_PASSWORD = 'liancha-2026';
