import type { VNode } from 'preact';
import type { InspectionPart } from '../../../contracts/views/inspection';

/** Who is sent by one organisation, each with what is shown on site: an officer's certificate (V1), an expert's fields. */
export const officersShown = (officers: InspectionPart['officers']) =>
  officers.map(({ id, name, certificate }) => ({ id, name, shown: `证号 ${certificate}` }));

export const Team = ({
  legend,
  officers,
  chosen,
}: {
  readonly legend: string;
  readonly officers: readonly { readonly id: string; readonly name: string; readonly shown: string }[];
  readonly chosen: readonly string[];
}): VNode => (
  <fieldset class="field">
    <legend>{legend}</legend>
    <div>
      {officers.map(({ id, name, shown }) => (
        <label class="opt" key={id}>
          <input type="checkbox" name="officers" value={id} checked={chosen.includes(id)} />
          <span>
            {name} <small class="dim">{shown}</small>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
