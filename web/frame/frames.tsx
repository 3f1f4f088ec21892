import type { ComponentChildren, VNode } from 'preact';
import type { ViewerView } from '../../contracts/views/common';
import type { Brand } from '../brand';
import { Side } from './side';
import { Top } from './top';

/** The console: top bar, left navigation, the page. */
export const Console = ({
  viewer,
  brand,
  path,
  children,
}: {
  readonly viewer: ViewerView;
  readonly brand: Brand;
  readonly path: string;
  readonly children: ComponentChildren;
}): VNode => (
  <>
    <Top viewer={viewer} brand={brand} path={path} />
    <Side viewer={viewer} path={path} />
    <Main>
      <Offline />
      {children}
    </Main>
  </>
);

/** Login and whatever stands alone. */
export const Gate = ({ brand, children }: { readonly brand: Brand; readonly children: ComponentChildren }): VNode => (
  <Main stack>
    <p class="brand">{brand.name}</p>
    {children}
  </Main>
);

/** The wall of a hall: nothing to press. */
export const Wall = ({ children }: { readonly children: ComponentChildren }): VNode => <Main stack>{children}</Main>;

/** The phone: where to go back to, what this is, then the page. */
export const Phone = ({
  back,
  heading,
  aside,
  bottom,
  children,
}: {
  readonly back: { readonly href: string; readonly word: string };
  readonly heading: string;
  readonly aside?: ComponentChildren;
  readonly bottom?: ComponentChildren;
  readonly children: ComponentChildren;
}): VNode => (
  <>
    <header class="top">
      <a class="nb" href={back.href}>
        ‹ {back.word}
      </a>
      <h1>{heading}</h1>
      {aside}
    </header>
    <Main stack>
      <Offline />
      {children}
    </Main>
    {bottom}
  </>
);

/** The public site: no script, one column. */
export const PublicSite = ({
  brand,
  children,
}: {
  readonly brand: Brand;
  readonly children: ComponentChildren;
}): VNode => (
  <>
    <header class="top">
      <div class="inner">
        <a class="brand" href="/p">
          {brand.publicName}
        </a>
        <nav aria-label="网站栏目" class="push flex">
          <a href="/p">首页</a>
          <a href="/p/draws">抽取日志</a>
          <a href="/p/verify">核验抽取</a>
          <a href="/c/login">工作人员登录</a>
        </nav>
      </div>
    </header>
    <Main stack>{children}</Main>
    <footer class="foot">
      <div class="inner">
        <span>主办：{brand.organiser}</span>
        <span class="push">检查结果以公示为准；对结果有异议，请向作出检查的部门提出。</span>
      </div>
    </footer>
  </>
);

/** Shown by a script when the network is gone; the page keeps what it has. */
const Offline = (): VNode => (
  <div class="band" role="status" data-offline hidden>
    <b>没有网络。</b>页面上是断网前的数据，恢复后请刷新。您写的内容还在。
  </div>
);

const Main = ({
  stack = false,
  children,
}: {
  readonly stack?: boolean;
  readonly children: ComponentChildren;
}): VNode => (
  <main class={stack ? 'main stack' : 'main'} id="main" tabIndex={-1}>
    {children}
  </main>
);

export const Head = ({
  crumb,
  heading,
  note,
  children,
}: {
  readonly crumb?: ComponentChildren;
  readonly heading: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly children?: ComponentChildren;
}): VNode => (
  <div class="head">
    <div>
      {crumb ? <p class="crumb">{crumb}</p> : null}
      <h1>{heading}</h1>
      {note ? <p class="dim">{note}</p> : null}
    </div>
    {children}
  </div>
);
