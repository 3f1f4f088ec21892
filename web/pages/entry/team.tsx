import type { VNode } from 'preact';
import type { InspectionPart } from '../../../contracts/views/inspection';

/** Officers of one department, each with the certificate that is shown on site (V1). */
export const Team = ({
  legend,
  officers,
  chosen,
}: {
  readonly legend: string;
  readonly officers: InspectionPart['officers'];
  readonly chosen: readonly string[];
}): VNode => (
  <fieldset class="field">
    <legend>{legend}</legend>
    <div>
      {officers.map(({ id, name, certificate }) => (
        <label class="opt" key={id}>
          <input type="checkbox" name="officers" value={id} checked={chosen.includes(id)} />
          <span>
            {name} <small class="dim">证号 {certificate}</small>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
