import type { Instant } from '../../domain/kernel/time';

/** 查阅记录: who was given what of one draw that is not everybody's, newest first. */
export interface DrawAccessesView {
  readonly id: string;
  readonly rows: readonly {
    readonly no: number;
    readonly at: Instant;
    readonly person: string;
    readonly org: string;
    readonly role: string;
    readonly what: 'bundle' | 'proof';
    /** The firm of a proof. */
    readonly uid: string | null;
  }[];
}
