import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { CHECK_WORDS } from '../../contracts/draw-words';
import { CHECKS } from '../../domain/draw/bundle/check-names';
import { StatusMark } from '../components/status';
import { Table } from '../components/table';
import { EXPLAINED, MARKS } from './words';

/** What makes the page one file: everything that another page of the site would load. */
export interface Parts {
  readonly css: string;
  readonly script: string;
  /** Content-Security-Policy: the browser itself then holds the page to "nothing is sent". */
  readonly policy: string;
}

/**
 * 验证一次抽取: one file that works from a disk, without a network or a server. It is rendered once, when it is built; its script
 * only fills in what is empty here.
 */
export const verifyPage = ({ css, script, policy }: Parts): string =>
  `<!DOCTYPE html>${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="renderer" content="webkit" />
        <meta name="format-detection" content="telephone=no" />
        <title>验证一次抽取</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body class="public">
        <a class="skip" href="#main">
          跳到正文
        </a>
        <Body />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>,
  )}`;

const Body = (): VNode => (
  <>
    <header class="top">
      <div class="inner">
        <span class="brand">抽取核验工具</span>
        <nav aria-label="网站栏目" class="push flex" data-served hidden>
          <a href="/p">首页</a>
          <a href="/p/verify" download="抽取核验工具.html">
            下载核验工具
          </a>
        </nav>
      </div>
    </header>
    <main class="main stack" id="main" tabIndex={-1}>
      <section>
        <h1>验证一次抽取</h1>
        <p class="mt">
          用抽取的公开数据在这台设备上重算一遍，看结果是不是一字不差。不上传任何东西；可以下载下来，断网使用。
        </p>
      </section>
      <Place>
        <Dead />
      </Place>
      <Place>
        <Fetched />
      </Place>
      <Chosen />
      <Place>
        <Verdict />
      </Place>
      <Checks />
      <Place>
        <Open />
      </Place>
      <Place>
        <Drawn />
      </Place>
      <Firm />
    </main>
  </>
);

/** Around what may be hidden: its empty margin falls together with the next one's. */
const Place = ({ children }: { children: ComponentChildren }): VNode => <div>{children}</div>;

/** Goes when the script runs: where none may run, and where the file was changed and its policy lets none run. */
const Dead = (): VNode => (
  <div class="band band-warn" data-dead>
    <b>脚本没有运行，本页算不了。</b>请允许运行脚本；文件被改动过的，请重新下载。也可以用命令行：npm run cli draw verify
    材料文件。
  </div>
);

const Pane = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }): VNode => (
  <section class="pane" id={id} aria-labelledby={`${id}-h`}>
    <h2 id={`${id}-h`}>{title}</h2>
    {children}
  </section>
);

/** Where the site serves this page for one draw. */
const Fetched = (): VNode => (
  <section class="pane" id="fetch" aria-labelledby="fetch-h" hidden>
    <h2 id="fetch-h">核验这次抽取</h2>
    <p>
      抽取号
      <span class="mono" data-draw />
      。公示材料
      <span data-size />
      ，里面没有企业名称和人员。
    </p>
    <p class="acts mt">
      <button class="btn btn-main" type="button" data-get>
        下载并核验
      </button>
    </p>
    <p class="err" role="alert" data-said />
  </section>
);

const Hash = ({ id, label, hint }: { id: string; label: string; hint: string }): VNode => (
  <div class="field">
    <label for={id}>{label}</label>
    <input
      class="in mono"
      id={id}
      autocomplete="off"
      spellcheck={false}
      aria-describedby={`${id}-hint`}
      placeholder="64位十六进制"
    />
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  </div>
);

const Chosen = (): VNode => (
  <Pane id="choose" title="选一份材料">
    <p>公示材料、审计材料，或者企业收到的在库证明，都是一个JSON文件。选中、拖到这里、粘贴，都可以。</p>
    <div class="field mt">
      <label for="file">材料文件</label>
      <input class="in" id="file" type="file" accept=".json,application/json" />
    </div>
    <details>
      <summary>粘贴材料文字</summary>
      <div class="field mt">
        <label for="text">材料文字</label>
        <textarea class="in mono" id="text" spellcheck={false} autocomplete="off" />
      </div>
      <p class="acts">
        <button class="btn" type="button" data-text>
          核验这段文字
        </button>
      </p>
    </details>
    <details class="mt" id="published">
      <summary>与公布的哈希对照（从公示页、公告栏或报纸上抄来）</summary>
      <div class="mt">
        <Hash id="plan-hash" label="公布的计划哈希" hint="抽取之前公布，证明计划和名录没有换过。" />
        <Hash id="result-hash" label="公布的结果哈希" hint="抽取之后公布，证明这就是公布的那次抽取。" />
      </div>
    </details>
    <p class="err" role="alert" data-said />
    <p class="wait-s" role="status" data-busy />
  </Pane>
);

const Verdict = (): VNode => (
  <section class="pane" id="verdict" aria-labelledby="verdict-h" hidden>
    <div data-look>
      <div>
        <h2 id="verdict-h" tabIndex={-1} />
        <p data-told />
        <p class="acts mt">
          <button class="btn" type="button" data-again>
            再算一遍
          </button>
          <button class="btn" type="button" data-print>
            打印结果
          </button>
        </p>
        <Report />
      </div>
    </div>
  </section>
);

/** Only where the site served what was recomputed. */
const Report = (): VNode => (
  <div class="mt" id="report" hidden>
    <p class="acts">
      <button class="btn" type="button" data-send />
    </p>
    <p class="hint mt">
      上报自愿。只送出算出的结果哈希和一个随机记号（为了不重复计数），不记身份和地址。多少台相同，本身不证明什么；证明在您自己的计算里。
    </p>
    <p role="status" data-said />
  </div>
);

const COLUMNS = [{ word: '项' }, { word: '说明与数值' }, { word: '结果' }];

const Checks = (): VNode => (
  <section class="pane flush" id="checks" aria-labelledby="checks-h">
    <h2 id="checks-h">核对什么</h2>
    <div class="tbl-wrap">
      <Table caption="逐项核对" columns={COLUMNS} class="slim">
        <tbody>
          {CHECKS.map((name) => (
            <tr key={name} data-check={name}>
              <th scope="row">{CHECK_WORDS[name].zh}</th>
              <td>
                {EXPLAINED[name]}
                <div data-values />
              </td>
              <td data-status>
                <StatusMark {...MARKS.not_reached} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  </section>
);

const Open = (): VNode => (
  <section class="pane" id="open" aria-labelledby="open-h" hidden>
    <h2 id="open-h">这份材料证明不了什么</h2>
    <ul class="finds" data-list />
  </section>
);

const Drawn = (): VNode => (
  <section class="pane" id="drawn" aria-labelledby="drawn-h" hidden>
    <h2 id="drawn-h">
      抽中
      <span data-count />户
    </h2>
    <form class="flex mt big-search">
      <label class="vh" for="commitment">
        企业的核对码
      </label>
      <input class="in mono" id="commitment" autocomplete="off" spellcheck={false} placeholder="企业的核对码，64位" />
      <button class="btn">查</button>
    </form>
    <p class="mt" role="status" data-said />
    <details class="mt">
      <summary>全部核对码</summary>
      <ol class="numbered small mono mt" data-list />
    </details>
  </section>
);

const Firm = (): VNode => (
  <Pane id="firm" title="一家企业在不在名录里">
    <p>检查结束后，企业会收到自己的在库证明。证明里只有这一户，核对在本机完成。</p>
    <div class="field mt">
      <label for="proof">在库证明文件</label>
      <input class="in" id="proof" type="file" accept=".json,application/json" />
    </div>
    <Hash id="pool-root" label="公布的名录根" hint="核验过一次抽取的，自动取它的名录根；也可以从公示页抄来。" />
    <p class="wait-s" role="status" data-said />
    <div data-values />
  </Pane>
);
