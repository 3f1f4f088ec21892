import type { VNode } from 'preact';
import type { InspectionPart } from '../../../contracts/views/inspection';
import { StatusMark } from '../../components/status';

/** Another department's part, or one's own that is already sent: read, not entered. */
export const Reading = ({ part }: { readonly part: InspectionPart }): VNode => {
  const entered = part.items.filter(({ result }) => result !== null).length;
  return (
    <details class="pane">
      <summary>
        {part.name} {entered}/{part.items.length} 只看
      </summary>
      <ul class="finds small mt">
        {part.items.map(({ item, name, result }) => (
          <li key={item}>
            {name}
            <p>
              {result === null ? (
                <StatusMark word="还没有录入" tone="idle" />
              ) : (
                <StatusMark word={result.text} tone={result.tone} />
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
};
