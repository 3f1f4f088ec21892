import type { FairnessView, NamedRates } from '../../../contracts/views/fairness';
import { fairnessAudit } from '../../../domain/fairness/audit';
import { NOW } from './common';

const few: NamedRates = { all: { times: 1, of: 6, rate: null }, verdict: 'tooFew', each: [] };
const NOTHING = fairnessAudit({
  draws: 2,
  strata: [{ size: 40, places: [3, 17, 30] }],
  meetings: [],
  voids: { times: 0, of: 2 },
  replacements: { times: 0, of: 3 },
  redraws: [],
  recusals: [],
  grants: [],
});

export const none: FairnessView = { latest: null, earlier: [], asOf: NOW };

/** The first night of a city that has hardly drawn. */
export const young: FairnessView = {
  latest: {
    ...NOTHING,
    day: '2026-10-09',
    at: '2026-10-08T17:03:11.000Z',
    meetings: { ...NOTHING.meetings, most: [] },
    redraws: few,
    recusals: few,
    grants: few,
  },
  earlier: [],
  asOf: NOW,
};

export const found: FairnessView = {
  latest: {
    day: '2026-10-09',
    at: '2026-10-08T17:03:11.000Z',
    draws: 41,
    drawn: 3120,
    places: { fit: { chiSquare: 9.4, df: 9, p: 0.4013 }, verdict: 'plain' },
    meetings: {
      pairs: 5102,
      again: 160,
      expectedAgain: 131.2,
      p: 0.0081,
      verdict: 'remarkable',
      most: [
        {
          officer: '周衡',
          org: '市消防救援支队',
          target: '中山市南朗澜湾酒楼',
          times: 5,
          of: 5,
          expected: 0.42,
          p: 0.00003,
        },
        { officer: '何映秋', org: '市市场监管局', target: '中山市石岐沁园小馆', times: 2, of: 3, expected: 0.31, p: 1 },
      ],
    },
    voids: { times: 0, of: 41, rate: 0 },
    replacements: { times: 12, of: 3120, rate: 12 / 3120 },
    redraws: {
      all: { times: 31, of: 12_480, rate: 31 / 12_480 },
      verdict: 'plain',
      each: [{ name: '市消防救援支队', org: '市消防救援支队', times: 9, of: 2_496, rate: 9 / 2_496, p: 0.42 }],
    },
    recusals: {
      all: { times: 22, of: 12_480, rate: 22 / 12_480 },
      verdict: 'plain',
      each: [
        { name: '周衡', org: '市消防救援支队', times: 4, of: 210, rate: 4 / 210, p: 0.0311 },
        { name: '梁曼青', org: '市生态环境局', times: 1, of: 6, rate: null, p: null },
      ],
    },
    grants: { all: { times: 7, of: 9, rate: null }, verdict: 'tooFew', each: [] },
  },
  earlier: [
    { day: '2026-10-08', draws: 40, verdict: 'plain' },
    { day: '2025-12-31', draws: 2, verdict: 'tooFew' },
  ],
  asOf: NOW,
};
