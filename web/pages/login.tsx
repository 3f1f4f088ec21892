import type { VNode } from 'preact';
import type { LoginView } from '../../contracts/views/access';
import type { Render } from '../../contracts/views/page';
import { Gate } from '../frame/frames';
import type { Site } from '../frame/site';
import { renderPage } from '../render';

/** `/c/login`. The error never says which half was wrong; pasting is allowed; no puzzles. */
export const loginPage =
  ({ assets, brand }: Site): Render<LoginView> =>
  (view, { path }) =>
    renderPage(
      <Gate brand={brand}>
        <section class="pane">
          <h1>登录</h1>
          {view.error === null ? null : (
            <div class="errsum mt" role="alert" tabIndex={-1}>
              <b>没有登录成功</b>
              <p>{view.error}</p>
            </div>
          )}
          <LoginForm view={view} login={view.login || chosenIn(path)} />
        </section>
        {view.samples.length > 0 ? <Samples view={view} /> : null}
        <p class="small dim">登录、查看和导出都会记入审计。</p>
      </Gate>,
      { title: view.error === null ? '登录' : '没有登录成功', site: brand.name, surface: 'gate', assets },
    );

/** The account of a sample that was clicked. */
const chosenIn = (path: string): string => new URLSearchParams(path.split('?')[1] ?? '').get('login') ?? '';

const LoginForm = ({ view, login }: { readonly view: LoginView; readonly login: string }): VNode => (
  <form method="post" action="/c/login" class="mt">
    <input type="hidden" name="next" value={view.next} />
    <div class="field">
      <label for="login">账号</label>
      <input class="in" id="login" name="login" required autoComplete="username" value={login} />
    </div>
    <div class="field">
      <label for="password">密码</label>
      <p class="hint" id="password-hint">
        可以粘贴。连续5次不对，锁定15分钟。
      </p>
      <input
        class="in"
        id="password"
        name="password"
        type="password"
        required
        autoComplete="current-password"
        aria-describedby="password-hint"
      />
    </div>
    <button class="btn btn-main wide" type="submit">
      登录
    </button>
  </form>
);

/** More than these are folded. */
const SHOWN = 16;

/** The sample city's logins: one click where the password is given, else the account filled in. */
function Samples({ view }: { readonly view: LoginView }): VNode {
  const first = view.samples.slice(0, SHOWN);
  const rest = view.samples.slice(SHOWN);
  return (
    <section class="pane" aria-labelledby="samples">
      <h2 id="samples">示例城市的账号</h2>
      <p class="hint">只在示例城市里有。同一个任务换不同的人办，就能看到它怎样往下走。</p>
      <SampleList logins={first} next={view.next} />
      {rest.length > 0 ? (
        <details class="mt">
          <summary>其余{rest.length}个账号</summary>
          <SampleList logins={rest} next={view.next} />
        </details>
      ) : null}
    </section>
  );
}

const SampleList = ({ logins, next }: { readonly logins: LoginView['samples']; readonly next: string }): VNode => (
  <ul class="samples mt">
    {logins.map(({ login, label, password }) => (
      <li key={login}>
        {password === undefined ? (
          <a class="btn wide" href={`/c/login?login=${encodeURIComponent(login)}&next=${encodeURIComponent(next)}`}>
            {label}
          </a>
        ) : (
          <form method="post" action="/c/login">
            <input type="hidden" name="next" value={next} />
            <input type="hidden" name="login" value={login} />
            <input type="hidden" name="password" value={password} />
            <button class="btn wide" type="submit">
              {label}
            </button>
          </form>
        )}
      </li>
    ))}
  </ul>
);
