import { z } from 'zod';

/**
 * Text that a person typed: trimmed, NFC, without control or invisible characters (draw.md §3 "Strings"), so that it can be
 * hashed, shown and printed the same everywhere. Line breaks are allowed in opinions.
 */
export const text = (label: string, max: number, min = 1) =>
  z
    .string()
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
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/, '编号格式不对');
export const day = z.iso.date().meta({ title: '日期', widget: 'date' });
/** 32 bytes in lower-case hexadecimal. */
export const hex32 = z.string().regex(/^[0-9a-f]{64}$/, '须为64位十六进制小写');
export const ratio = z
  .object({ num: z.int().min(1).max(1_000_000), den: z.int().min(1).max(1_000_000) })
  .refine(({ num, den }) => num <= den, '比例不能超过100%');
