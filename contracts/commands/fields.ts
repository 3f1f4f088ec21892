import { z } from 'zod';

/**
 * Text that a person typed: trimmed, NFC, without control or invisible characters (draw.md §3 "Strings"), so that it can be
 * hashed, shown and printed the same everywhere. Line breaks are allowed in opinions.
 */
export const text = (label: string, max: number, min = 1) =>
  z
    .string()
    // A browser posts every end of a line as CR LF.
    .overwrite((value) => value.replace(/\r\n?/g, '\n'))
    .trim()
    .normalize()
    .min(min, `${label}不能为空`)
    .max(max, `${label}最多${max}字`)
    .refine(
      (value) => !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(value),
      `${label}含有看不见的字符，请重新输入`,
    )
    .meta({ title: label });

export const opinion = text('办理意见', 500, 0).default('').meta({ title: '办理意见', widget: 'textarea' });
export const reason = text('理由', 500).meta({ title: '理由', widget: 'textarea' });
const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/;
export const id = z.string().regex(ID, '编号格式不对');
/** An id that nobody types: it is chosen from a list. */
export const chosen = z.string().regex(ID, { error: ({ input }) => (input === '' ? '没有选' : '请从列表中选一项') });
export const day = z.iso.date().meta({ title: '日期', widget: 'date' });
/** 32 bytes in lower-case hexadecimal. */
export const hex32 = z.string().regex(/^[0-9a-f]{64}$/, '须为64位十六进制小写');
const whole = z.int('的两个数都要填，且为整数').min(1, '的两个数都不能小于1').max(1_000_000, '的数太大，最大1000000');
/** `num` of `den`: a fraction of whole numbers, drawn alike on every machine. */
export const ratio = z
  .object({ num: whole, den: whole })
  .refine(({ num, den }) => num <= den, '不能超过100%：抽的户数不能多于总户数');
