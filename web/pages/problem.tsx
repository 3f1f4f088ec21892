import type { VNode } from 'preact';
import type { Problem } from '../../contracts/routes/parts';
import type { PageContext, Render } from '../../contracts/views/page';
import { Gate } from '../frame/frames';
import { publicPage, staffPage, type Site } from '../frame/site';
import { renderPage } from '../render';

/** What happened, in two or three words, by status; the problem itself says why and what helps. */
const HEADINGS: Readonly<Record<number, string>> = {
  400: '没有办理',
  401: '请先登录',
  403: '不能办理',
  404: '不存在或无权查看',
  405: '不能这样访问',
  409: '现在不能办理',
  412: '这件事刚有变化',
  413: '内容太大',
  422: '不能办理',
  429: '请稍后再试',
  503: '暂时不能办理',
};
const headingOf = ({ status }: Problem): string => HEADINGS[status] ?? (status >= 500 ? '没有办成' : '不能办理');

/** Any refusal without a page of its own: fact, reason, remedy, and a way on. Unseen = absent: the two are told apart to nobody. */
export const problemPage =
  (site: Site): Render<Problem> =>
  (problem, context) => {
    const heading = headingOf(problem);
    const body = <Told problem={problem} heading={heading} context={context} />;
    if (context.viewer) return staffPage(site, context, heading, body);
    if (/^\/[cm](\/|$)/.test(context.path)) {
      const { brand, assets } = site;
      return renderPage(<Gate brand={brand}>{body}</Gate>, {
        title: heading,
        site: brand.name,
        surface: 'gate',
        assets,
      });
    }
    return publicPage(site, heading, body);
  };

const Told = ({
  problem,
  heading,
  context,
}: {
  readonly problem: Problem;
  readonly heading: string;
  readonly context: PageContext;
}): VNode => (
  <section class="pane stack told">
    <h1>{heading}</h1>
    <p>{problem.title}</p>
    <p>{problem.remedy}</p>
    {problem.incident === undefined ? null : (
      <p>
        事件号 <b class="mono">{problem.incident}</b>
      </p>
    )}
    <p class="acts">
      <NextStep problem={problem} context={context} />
    </p>
  </section>
);

/** The next step: again where it may help, else the nearest list. */
function NextStep({ problem, context }: { readonly problem: Problem; readonly context: PageContext }): VNode {
  const page = context.path.replace(/\/do\/\w+$/, '');
  const staff = context.viewer !== null || /^\/[cm](\/|$)/.test(context.path);
  const home = staff ? { href: '/c/inbox', word: '回到待办' } : { href: '/p', word: '回到首页' };
  const changed = problem.status === 409 || problem.status === 412;
  const again = changed || problem.status >= 500;
  return (
    <>
      {again ? (
        <a class="btn btn-main" href={page}>
          {changed ? '看最新情况' : '重试'}
        </a>
      ) : null}
      <a class={again ? 'btn' : 'btn btn-main'} href={home.href}>
        {home.word}
      </a>
      {staff && context.viewer ? (
        <a class="btn btn-text" href="/c/tasks">
          看全部任务
        </a>
      ) : null}
    </>
  );
}
