import { utf8 } from '../draw/encoding/bytes';
import { hex } from '../kernel/hash';
import type { Hash } from '../kernel/hash';
import type { Day } from '../kernel/time';
import type { Disclosure } from './disclosure';

/**
 * The record as 国家企业信用信息公示系统 (NECIPS) names its fields; spellings are the platform's.
 * `uniscId` is our name for the credit code: the observed records carry the platform's own key (`pripId`), which the adapter
 * looks up. `insAuth` 抽查机关: every department of the visit, as the platform has one field for it.
 */
export interface NecipsRecord {
  readonly raninsTaskId: string;
  readonly raninsTaskName: string;
  readonly uniscId: string;
  readonly insAuth: string;
  readonly insDate: Day;
  readonly details: readonly NecipsDetail[];
}

export interface NecipsDetail {
  readonly seqno: number;
  readonly raninsItemName: string;
  readonly raninsCheckResName: string;
}

/** The payload of delivery (报送). NECIPS shows results per item; disposal is not among its fields. */
export const necipsRecord = ({ taskNumber, taskName, uscc, date, items }: Disclosure): NecipsRecord => ({
  raninsTaskId: taskNumber,
  raninsTaskName: taskName,
  uniscId: uscc,
  insAuth: [...new Set(items.map(({ organ }) => organ))].join('、'),
  insDate: date,
  details: items.map(({ itemName, result }, i) => ({
    seqno: i + 1,
    raninsItemName: itemName,
    raninsCheckResName: result,
  })),
});

/**
 * The one text of a record: fields in the order of its type, no white space. Both the site and the delivery hash this text,
 * so that a payload that was altered on the way is seen. Any object with its keys in a fixed order will do.
 */
export const canonicalText = (record: NecipsRecord | Disclosure): string => JSON.stringify(record);

/** Hash of the canonical text, in hexadecimal. */
export const payloadHash = (hash: Hash, text: string): string => hex(hash(utf8(text)));
