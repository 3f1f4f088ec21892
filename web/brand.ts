/** What an installation calls itself: settings, with the defaults of the product. */
export interface Brand {
  /** In the console's corner and behind every title. */
  readonly name: string;
  /** The public site's name. */
  readonly publicName: string;
  /** 主办单位 in the foot of the public site. */
  readonly organiser: string;
}

export const DEFAULT_BRAND: Brand = {
  name: '联查',
  publicName: '双随机、一公开',
  organiser: '联席会议办公室',
};
