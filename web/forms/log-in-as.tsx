import type { ComponentChildren, VNode } from 'preact';

/** One click to go on as another person of the sample city, whose passwords are no secret. */
export const LogInAs = ({
  login,
  password,
  next,
  wide = false,
  children,
}: {
  readonly login: string;
  readonly password: string;
  /** Where it leads. */
  readonly next: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}): VNode => (
  <form method="post" action="/c/login">
    <input type="hidden" name="next" value={next} />
    <input type="hidden" name="login" value={login} />
    <input type="hidden" name="password" value={password} />
    <button class={wide ? 'btn wide' : 'btn'} type="submit">
      {children}
    </button>
  </form>
);
