/** 登录. The error never says which half was wrong. */
export interface LoginView {
  readonly error: string | null;
  readonly login: string;
  /** Sample logins, only with the sample city. With the printed password one click logs in, else it fills in the account. */
  readonly samples: readonly { readonly login: string; readonly label: string; readonly password?: string }[];
  readonly next: string;
}
