import { townOf } from '../../../domain/library/town-of';
import { TOWNS, townByCode, townsOn } from '../../../domain/library/towns';

const said = (address: string): string => {
  const found = townOf(address);
  return found ? `${found.name} ${found.via}` : 'none';
};

describe('the town of an address', () => {
  test.each([
    // as lists write them
    ['中山市小榄镇绩东一兴达路22号一楼', '小榄镇 current'],
    ['广东省中山市古镇镇工业大道', '古镇镇 current'],
    ['广东中山市中山港火炬开发区', '中山港街道 current'],
    ['中山市石岐街道孙文中路1号', '石岐街道 current'],
    ['小榄镇菊城大道1号', '小榄镇 current'],
    // short forms
    ['中山市古镇曹二村长安路78号', '古镇镇 current'],
    ['中山市石岐区孙文中路', '石岐街道 current'],
    ['中山市石岐悦来中路５号', '石岐街道 current'],
    ['石岐区', '石岐街道 current'],
    ['中山市东区起湾道东侧', '东区街道 current'],
    ['中山市西区中山一路111号', '西区街道 current'],
    ['中山市南区城南一路', '南区街道 current'],
    ['中山南区城南一路', '南区街道 current'],
    ['中山市五桂山桂南旗溪', '五桂山街道 current'],
    ['中山市中山港区茂生管理区', '中山港街道 current'],
    // retired names go to the successor
    ['中山市东升镇东港大道70号', '小榄镇 retired name'],
    ['中山市东升坦背利生墟', '小榄镇 retired name'],
    ['中山市南朗镇第一工业区', '南朗街道 retired name'],
    ['中山市民众镇浪网大道368号', '民众街道 retired name'],
    ['广东省中山市五桂山镇龙塘管理区', '五桂山街道 retired name'],
    ['中山市民众街道浪网大道368号', '民众街道 current'],
    // zones without a code
    ['中山火炬高技术产业开发区康乐大道51号', '中山港街道 zone'],
    ['广东省中山市中山火炬开发区世纪三路2号', '中山港街道 zone'],
    ['中山翠亨新区临海工业园翠城道', '南朗街道 zone'],
    // the town behind the city wins over what a later name says
    ['广东省中山市神湾镇神湾港工业园南区', '神湾镇 current'],
    ['广东省中山市小榄镇西区', '小榄镇 current'],
    ['中山市坦洲镇火炬路53号', '坦洲镇 current'],
    ['中山市东区东凤路5号', '东区街道 current'],
    ['中山市东凤镇东区路5号', '东凤镇 current'],
    ['中山市石岐西区长洲', '石岐街道 current'],
    // the city's own name inside an address is no town
    ['中山市东区中山五路中荣大厦5楼', '东区街道 current'],
    ['中山市中山三路怡华大厦九楼', 'none'],
    // a road that bears a town's name is no town, the office of a district is
    ['中山市中山港大道161号', 'none'],
    ['中山市东升路12号', 'none'],
    ['中山市三乡村5号', 'none'],
    ['中山市小榄大道中49号小榄港内', 'none'],
    ['广东省中山市广珠公路东升路段', 'none'],
    ['中山市中山四路东区办事处', '东区街道 current'],
    ['中山市城桂路边五桂山街道商业街', '五桂山街道 current'],
    // gaps are said, not guessed
    ['中山市沙朗镇', 'none'],
    ['中山市环城区渡头工业区', 'none'],
    ['海南省陵水黎族自治县陵城镇中山小学', 'none'],
    ['珠海市香洲区南头镇路', 'none'],
    ['N/A', 'none'],
    ['', 'none'],
    ['中山市', 'none'],
    ['🍜', 'none'],
    // blanks and full-width spaces in between
    ['　中山市 小榄镇　民安路', '小榄镇 current'],
  ])('%s: %s', (address, expected) => {
    expect(said(address)).toBe(expected);
  });

  test('every town is found by its own name, and the answer always exists today', () => {
    for (const town of TOWNS) {
      const found = townOf(`中山市${town.name}一路1号`);
      expect(townByCode(found!.code)?.validTo).toBeNull();
      expect(found!.code).toBe(town.name === '小榄镇' ? '442000118' : (town.successor ?? town.code));
    }
  });
});

describe('the table of towns', () => {
  test('a retired town has a successor that exists, and a present one has none', () => {
    for (const { validTo, successor } of TOWNS) {
      expect(successor === null).toBe(validTo === null);
      if (successor !== null) expect(townByCode(successor)?.validTo).toBeNull();
    }
  });

  test('the merger of 2021-07-19 changes the towns of a day', () => {
    const names = (day: string) => townsOn(day).map(({ name }) => name);
    expect(names('2021-07-18')).toHaveLength(24);
    expect(names('2021-07-18')).toEqual(expect.arrayContaining(['东升镇', '南朗镇', '民众镇']));
    expect(names('2021-07-19')).toHaveLength(23);
    expect(names('2021-07-19')).toEqual(expect.arrayContaining(['小榄镇', '南朗街道', '民众街道']));
    expect(names('2021-07-19')).not.toContain('东升镇');
  });
});
