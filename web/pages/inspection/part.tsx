import type { VNode } from 'preact';
import type { Instant } from '../../../domain/kernel/time';
import type { InspectionPart, ItemView } from '../../../contracts/views/inspection';
import { Due } from '../../components/due';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { shortMoment } from '../../format';

const COLUMNS = [{ word: '录入的结果' }, { word: '检查标准' }];

/** One department's results beside what they were checked against. */
export const PartTable = ({ part, asOf }: { readonly part: InspectionPart; readonly asOf: Instant }): VNode => (
  <>
    <div class="pane-h">
      <h2 id={`part-${part.org}`}>
        {part.name} <StatusMark {...part.status} />
      </h2>
      <span class="small dim">{whoOf(part, asOf)}</span>
    </div>
    {part.due || part.round > 1 ? (
      <p class="pad small">
        {part.due ? <Due due={part.due} asOf={asOf} /> : null} {part.round > 1 ? `第${part.round}次送审` : ''}
      </p>
    ) : null}
    {part.review ? <LastReview review={part.review} asOf={asOf} /> : null}
    <Scrolled label={`${part.name} 录入与检查标准对照`}>
      <Table caption={`${part.name} 录入与检查标准对照`} columns={COLUMNS} class="review slim">
        <tbody>
          {part.items.map((item, index) => (
            <ItemRow key={item.item} item={item} index={index} />
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </>
);

function whoOf({ officers, enteredBy, enteredAt }: InspectionPart, asOf: Instant): string {
  const team = `检查人员 ${officers.map(({ name }) => name).join('、')}`;
  return enteredBy === null || enteredAt === null ? team : `${team} · ${enteredBy} ${shortMoment(enteredAt, asOf)}录入`;
}

const LastReview = ({
  review,
  asOf,
}: {
  readonly review: NonNullable<InspectionPart['review']>;
  readonly asOf: Instant;
}): VNode => (
  <p class="pad small">
    {review.by} {shortMoment(review.at, asOf)} {review.outcome === 'passed' ? '审核通过' : '退回修改'}
    {review.opinion === '' ? null : `：${review.opinion}`}
  </p>
);

const ItemRow = ({ item, index }: { readonly item: ItemView; readonly index: number }): VNode => (
  <tr>
    <th scope="row">
      <b>
        {index + 1} {item.name}
      </b>{' '}
      {item.kind === 'key' ? <span class="tag">重点</span> : null}
      <Result result={item.result} />
    </th>
    <td>
      {item.content}
      {item.checklist.length > 0 ? (
        <ul class="points">
          {item.checklist.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ) : null}
      <p class="small dim mt">依据 {item.basis}</p>
    </td>
  </tr>
);

/** What was changed since it was returned is marked, so that the reviewer reads that and not everything again. */
function Result({ result }: { readonly result: ItemView['result'] }): VNode {
  if (result === null)
    return (
      <p>
        <StatusMark word="还没有录入" tone="idle" />
      </p>
    );
  const problem = result.problem === '' ? null : result.problem;
  return (
    <>
      <p>
        <StatusMark word={result.text} tone={result.tone} />
        {result.changed ? <span class="tag">改过</span> : null}
      </p>
      {problem === null ? null : <p>{result.changed ? <mark>{problem}</mark> : problem}</p>}
      {result.disposal === '' ? null : <p class="small">处置：{result.disposal}</p>}
    </>
  );
}
