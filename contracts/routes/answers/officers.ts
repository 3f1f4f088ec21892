import { z } from 'zod';
import { PLACE_STATES, type OfficersView, type PoolTargetsView } from '../../views/officers';
import { act, answer, count, due, instant, page, status, text, whyNot } from './common';

const word = text.nullable();
const state = z.enum(PLACE_STATES);

const place = z.object({
  at: text,
  position: count,
  target: z
    .object({ name: text, address: text })
    .nullable()
    .meta({ description: '检查窗口结束前只有牵头经办、本组和审核人看得见' }),
  tag: word,
  officer: word.meta({ description: '空缺为 null' }),
  certificate: word.meta({ description: '证号末四位' }),
  load: count.nullable(),
  state,
  status,
  appointed: z.boolean(),
  changed: z.boolean(),
  recusal: word,
});
const moved = z.object({ position: count, from: text, to: text });
const change = z.object({
  at: instant,
  from: word,
  to: word,
  rule: z.enum(['a', 'b', 'c', 'd']).nullable(),
  because: count.nullable(),
  moved: z.array(moved),
  reason: word,
  chain: z.object({ head: text, result: text }).nullable(),
});
const counts = z.object({
  org: text,
  name: text,
  own: z.boolean(),
  lead: z.boolean(),
  experts: z.boolean(),
  places: count,
  undeclared: count,
  applied: count,
  vacant: count,
  clear: count,
});
const shortage = z.object({
  org: text,
  name: text,
  own: z.boolean(),
  experts: z.boolean(),
  tag: word,
  missing: count,
  roster: z.object({ fit: count, wanted: count }).nullable(),
  positions: z.array(count),
  due: due.nullable(),
});
const application = z.object({
  id: text,
  officer: text,
  position: count,
  at: word,
  initiator: text,
  status,
  appliedAt: instant,
  decidedAt: instant.nullable(),
});
const roster = z.object({
  window: z.object({ from: z.iso.date(), to: z.iso.date() }),
  officers: z.array(
    z.object({
      id: text,
      name: text,
      certificate: word,
      fields: z.array(text).nullable(),
      validTo: z.iso.date().nullable(),
      absent: z.boolean(),
    }),
  ),
  conflicts: count.meta({ description: '已登记的已知回避情形，只有数目' }),
  confirmed: z.boolean(),
  due: due.nullable(),
  grounds: z.array(z.object({ value: text, label: text })),
});

export const officersPage = answer<OfficersView>()(
  'Officers',
  z.object({
    ...page(place),
    id: text,
    number: text,
    name: text,
    seq: count.meta({ description: '版本，可用于 If-Match' }),
    busy: z.boolean(),
    status,
    department: word,
    personal: z.boolean(),
    experts: z
      .object({ shown: z.boolean(), may: z.boolean() })
      .meta({ description: '看的是否专业人员库的岗位；能否看' }),
    state: state.nullable(),
    total: count,
    may: z.object({ held: word, vacant: word }),
    mine: z.object({ status, due: due.nullable() }).nullable(),
    picked: place.extend({ changes: z.array(change) }).nullable(),
    departments: z.array(counts),
    shortages: z.array(shortage),
    applications: z.array(application),
    decides: z.array(text),
    roster: roster.nullable(),
    acts: z.array(act),
    whyNot: z.array(whyNot),
    fairnessHref: word,
    drawHref: word,
  }),
);

export const poolTargets = answer<PoolTargetsView>()(
  'PoolTargets',
  z.object({ ...page(z.object({ uid: text, name: text })), q: text }),
);
