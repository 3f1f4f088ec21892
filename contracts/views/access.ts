/** 登录. The error never says which half was wrong. */
export interface LoginView {
  readonly error: string | null;
  readonly login: string;
  /** Sample logins, only with the sample city. */
  readonly samples: readonly { readonly login: string; readonly label: string }[];
  readonly next: string;
}
