import type { TargetKind } from '../target';

/** A trade of the sample city: what its firms are called, what they do, and how many there are. */
export interface Trade {
  readonly tag: string;
  readonly count: number;
  /** How firms of the trade end, with the kind of body that goes with it. */
  readonly endings: readonly (readonly [ending: string, kind: TargetKind])[];
  readonly scope: string;
  /** Where the trade sits: a shop in a street, a house of its own on a road, works on an industrial estate. */
  readonly site: 'street' | 'road' | 'estate';
}

/** 600 targets over eleven trades; catering is the largest, as in the first joint tasks of most cities. */
export const TRADES: readonly Trade[] = [
  {
    tag: '餐饮',
    count: 240,
    endings: [
      ['茶餐厅', '个体工商户'],
      ['私房菜馆', '个体工商户'],
      ['人家饭店', '个体工商户'],
      ['海鲜酒楼', '个体工商户'],
      ['大排档', '个体工商户'],
      ['烘焙坊', '个体工商户'],
      ['咖啡店', '个体工商户'],
      ['茶楼', '个体工商户'],
      ['农家乐', '个体工商户'],
      ['餐饮管理有限公司', '企业'],
      ['饮食服务有限公司', '企业'],
    ],
    scope: '餐饮服务；食品销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    site: 'street',
  },
  {
    tag: '宾馆',
    count: 60,
    endings: [
      ['酒店有限公司', '企业'],
      ['公寓酒店有限公司', '企业'],
      ['宾馆', '个体工商户'],
      ['民宿', '个体工商户'],
    ],
    scope: '住宿服务；餐饮服务；会议及展览服务。',
    site: 'street',
  },
  {
    tag: '商场超市',
    count: 50,
    endings: [
      ['百货有限公司', '企业'],
      ['超级市场有限公司', '企业'],
      ['便利店', '个体工商户'],
    ],
    scope: '食品销售；日用百货销售；文具用品零售。',
    site: 'street',
  },
  {
    tag: '制造',
    count: 50,
    endings: [
      ['灯饰有限公司', '企业'],
      ['五金制品有限公司', '企业'],
      ['家具有限公司', '企业'],
      ['电器有限公司', '企业'],
      ['制衣厂', '个体工商户'],
    ],
    scope: '生产、加工、销售：五金制品、塑料制品、灯饰、家具、家用电器。',
    site: 'estate',
  },
  {
    tag: '学校',
    count: 40,
    endings: [
      ['幼儿园', '社会组织'],
      ['实验学校', '社会组织'],
      ['培训中心', '社会组织'],
    ],
    scope: '学前教育、中小学教育或者文化艺术培训（以办学许可证为准）。',
    site: 'road',
  },
  {
    tag: '加油站',
    count: 36,
    endings: [
      ['加油站', '企业'],
      ['石油有限公司加油站', '企业'],
    ],
    scope: '成品油零售；食品销售（仅销售预包装食品）；洗车服务。',
    site: 'road',
  },
  {
    tag: '养老',
    count: 30,
    endings: [
      ['颐养院', '社会组织'],
      ['护老中心', '社会组织'],
      ['养老服务有限公司', '企业'],
    ],
    scope: '集中养老服务；日间照料服务；餐饮服务（仅限单位食堂）。',
    site: 'road',
  },
  {
    tag: '娱乐',
    count: 30,
    endings: [
      ['娱乐有限公司', '企业'],
      ['网吧', '个体工商户'],
      ['游艺城', '个体工商户'],
    ],
    scope: '娱乐场所经营；互联网上网服务；食品销售（仅销售预包装食品）。',
    site: 'street',
  },
  {
    tag: '农业',
    count: 28,
    endings: [
      ['水产养殖专业合作社', '农民专业合作社'],
      ['花木种植专业合作社', '农民专业合作社'],
      ['农资店', '个体工商户'],
    ],
    scope: '水产养殖；花卉、苗木种植；农药、肥料零售。',
    site: 'estate',
  },
  {
    tag: '建筑',
    count: 20,
    endings: [
      ['建筑工程有限公司', '企业'],
      ['装饰工程有限公司', '企业'],
    ],
    scope: '房屋建筑和市政基础设施项目工程总承包；住宅室内装饰装修。',
    site: 'estate',
  },
  {
    tag: '危险化学品',
    count: 16,
    endings: [
      ['化工原料有限公司', '企业'],
      ['燃气有限公司', '企业'],
    ],
    scope: '危险化学品经营（以许可证为准）；化工产品销售（不含许可类化工产品）。',
    site: 'estate',
  },
];

/** First words of firms. Combined with town and ending they name firms that do not exist. */
export const WORDS: readonly string[] =
  '榕荫 禾晏 菊园里 灯火 隆都里 汐畔 泉眼 晴川 家好味 海湾里 竹涧 木香 花事 水乡渔 听雨轩 拾穗 云岫 星垂 雁归 望潮 归棹 藕塘 芦汀 蕉风 荔影 棉红 稻香里 渔灯 石桥头 白鹭湾 半亩田 一苇 南枝 东篱 春醒 夏荷坊 秋屿 冬藏 青岚 暮山 朝露里 月河 长亭 小满 谷雨巷 清和 鹤鸣涧 松间 柳岸边 梅溪里 桐阴 桂序 橘井 莲动 萤舟 鹭洲 帆影里 潮音阁 涌泉里 围口'.split(
    ' ',
  );

export const STREETS: readonly string[] =
  '民安路 兴华路 康乐路 和平路 富民路 文明路 新兴路 建设路 振兴路 幸福路 学院路 沿江路'.split(' ');
export const ESTATES: readonly string[] = '第一工业区 第二工业区 科技创业园 产业园一期 工业大道'.split(' ');
