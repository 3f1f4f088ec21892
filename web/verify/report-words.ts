import type { Reports } from '../../contracts/views/draws';
import { num } from '../format';

/** 自愿上报: the count, and what it is worth. */
export const reportsTold = ({ agree, differ }: Reports): string =>
  `自愿上报：${num(agree)}台算出相同结果，${num(differ)}台不同。`;
