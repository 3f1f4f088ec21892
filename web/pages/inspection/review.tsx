import type { VNode } from 'preact';
import type { ActView } from '../../../contracts/views/common';
import type { InspectionPart } from '../../../contracts/views/inspection';
import { CommandForm, formId, type FormPlace } from '../../forms/command-form';
import { Labelled } from '../../forms/field';
import { typedIn } from '../../forms/typed';

interface Props {
  readonly part: InspectionPart;
  readonly acts: readonly ActView[];
  readonly place: FormPlace;
}

/** 审核: passed with an opinion, or returned with what is to be mended. */
export function Review({ part, acts, place }: Props): VNode {
  const may = (command: string): boolean => acts.some((act) => act.command === command);
  return (
    <div class="pad cols half review-acts">
      {may('passReview') ? <Pass part={part} place={place} /> : null}
      {may('returnResults') ? <Return part={part} place={place} /> : null}
    </div>
  );
}

type FormProps = Pick<Props, 'part' | 'place'>;

const Pass = ({ part, place }: FormProps): VNode => (
  <CommandForm command="passReview" place={place}>
    <input type="hidden" name="org" value={part.org} />
    <Labelled id={`${formId('passReview')}-opinion`} label="审核意见" hint="会写进审计链" optional>
      <textarea
        class="in"
        id={`${formId('passReview')}-opinion`}
        name="opinion"
        maxLength={500}
        aria-describedby={`${formId('passReview')}-opinion-hint`}
      >
        {typedIn(place.context, 'passReview').one('opinion', '')}
      </textarea>
    </Labelled>
    <button class="btn btn-main" type="submit">
      审核通过
    </button>
  </CommandForm>
);

const Return = ({ part, place }: FormProps): VNode => (
  <CommandForm command="returnResults" place={place}>
    <input type="hidden" name="org" value={part.org} />
    <Labelled id={`${formId('returnResults')}-reason`} label="退回理由" hint="会原样给录入人看，并写进审计链">
      <textarea
        class="in"
        id={`${formId('returnResults')}-reason`}
        name="reason"
        required
        maxLength={500}
        aria-describedby={`${formId('returnResults')}-reason-hint`}
      >
        {typedIn(place.context, 'returnResults').one('reason', '')}
      </textarea>
    </Labelled>
    <button class="btn" type="submit">
      退回修改
    </button>
  </CommandForm>
);
