/** 登录. The error never says which half was wrong. */
export interface LoginView {
  readonly error: string | null;
  readonly login: string;
  /** Logins of the sample city, nowhere else: one click logs in. `first`: those that the README names. */
  readonly samples: readonly {
    readonly login: string;
    readonly label: string;
    readonly first: boolean;
    readonly password: string;
  }[];
  readonly next: string;
}
