import type { VNode } from 'preact';
import type { LoginView } from '../../contracts/views/access';
import type { Render } from '../../contracts/views/page';
import { LogInAs } from '../forms/log-in-as';
import { Gate } from '../frame/frames';
import type { Site } from '../frame/site';
import { renderPage } from '../render';

/** `/c/login`. The error never says which half was wrong; pasting is allowed; no puzzles. */
export const loginPage =
  ({ assets, brand }: Site): Render<LoginView> =>
  (view) =>
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
          <LoginForm view={view} />
        </section>
        {view.samples.length > 0 ? <Samples view={view} /> : null}
        <p class="small dim">登录、查看和导出都会记入审计。</p>
      </Gate>,
      { title: view.error === null ? '登录' : '没有登录成功', site: brand.name, surface: 'gate', assets },
    );

const LoginForm = ({ view: { login, next } }: { readonly view: LoginView }): VNode => (
  <form method="post" action="/c/login" class="mt">
    <input type="hidden" name="next" value={next} />
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

/** The sample city's logins, those of the README first: one click each. */
const Samples = ({ view: { samples, next } }: { readonly view: LoginView }): VNode => {
  const rest = samples.filter(({ first }) => !first);
  return (
    <section class="pane" aria-labelledby="samples">
      <h2 id="samples">样例城市的账号</h2>
      <p class="hint">点一下就登录。同一个任务换不同的人办，就能看到它怎样往下走；退出后又回到这里。</p>
      <SampleList logins={samples.filter(({ first }) => first)} next={next} />
      {rest.length > 0 ? (
        <details class="mt">
          <summary>其余{rest.length}个账号</summary>
          <SampleList logins={rest} next={next} />
        </details>
      ) : null}
    </section>
  );
};

const SampleList = ({ logins, next }: { readonly logins: LoginView['samples']; readonly next: string }): VNode => (
  <ul class="samples mt">
    {logins.map(({ login, label, password }) => (
      <li key={login}>
        <LogInAs login={login} password={password} next={next} wide>
          {label}
          <small class="mono">{login}</small>
        </LogInAs>
      </li>
    ))}
  </ul>
);
