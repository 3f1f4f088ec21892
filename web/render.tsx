import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Assets, Island } from './assets';

/** The kinds of page; each sets its sizes by the body's class (tokens.css). */
type Surface = 'console' | 'public' | 'phone' | 'gate' | 'wall';

export interface Shell {
  /** Thing and state: 2026年餐饮联合抽查 · 会商确认. */
  readonly title: string;
  /** The site's name behind the title. */
  readonly site: string;
  readonly surface: Surface;
  readonly assets: Pick<Assets, 'css' | 'island'>;
  readonly islands?: readonly Island[];
}

/** A whole document. Nothing inline: the content security policy forbids style and script in the page itself. */
export const renderPage = (body: ComponentChildren, shell: Shell): string =>
  `<!DOCTYPE html>${renderToString(<Document {...shell}>{body}</Document>)}`;

function Document({
  title,
  site,
  surface,
  assets,
  islands = [],
  children,
}: Shell & { readonly children: ComponentChildren }): VNode {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Chromium, not IE mode, in browsers that have both */}
        <meta name="renderer" content="webkit" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} - ${site}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets.css} />
        {[...new Set(islands)].map((name) => {
          const src = assets.island(name);
          return src === null ? null : <script key={name} type="module" src={src} />;
        })}
      </head>
      <body class={surface}>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {children}
      </body>
    </html>
  );
}
