import type { VNode } from 'preact';
import type { InspectionView } from '../../../contracts/views/inspection';
import { beijingDay } from '../../../domain/calendar/beijing';
import { longMoment } from '../../format';
import { CommandForm, type FormPlace } from '../../forms/command-form';
import { typedIn } from '../../forms/typed';
import { officersShown, Team } from './team';

/** 到场: who of the whole team is here. */
export const Arrival = ({ view, place }: { readonly view: InspectionView; readonly place: FormPlace }): VNode => {
  const typed = typedIn(place.context, 'arrive');
  return (
    <section class="pane">
      <h2>到场</h2>
      {beijingDay(view.asOf) < beijingDay(view.visit.from) ? (
        <div class="band band-warn mt">还没有到检查日：排定{longMoment(view.visit.from)}。</div>
      ) : null}
      <CommandForm command="arrive" place={place}>
        {view.parts.map((part) => (
          <Team
            key={part.org}
            legend={part.name}
            officers={officersShown(part.officers)}
            chosen={typed.many(
              'officers',
              part.officers.map(({ id }) => id),
            )}
          />
        ))}
        {view.experts.length === 0 ? null : (
          <Team
            legend="专家（协助，不计入2人）"
            officers={view.experts.map(({ id, name, fields }) => ({ id, name, shown: fields.join('、') }))}
            chosen={typed.many(
              'officers',
              view.experts.map(({ id }) => id),
            )}
          />
        )}
        <p class="hint">每个部门须有2名以上执法人员在场（V1、V2）。没来的去掉勾。</p>
        <p class="mt">
          <button class="btn btn-main wide" type="submit">
            我们到了
          </button>
        </p>
      </CommandForm>
    </section>
  );
};
