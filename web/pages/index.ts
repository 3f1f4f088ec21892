import type { Pages } from '../../contracts/views/page';
import type { Assets } from '../assets';
import { DEFAULT_BRAND, type Brand } from '../brand';
import type { Site } from '../frame/site';
import { drillPage } from './drill/clock';
import { drillsPage } from './drill/list';
import { drawRoomPage } from './draw-room/page';
import { drawScreenPage } from './draw-room/screen';
import { entryPage } from './entry/page';
import { fairnessPage } from './fairness/page';
import { inboxPage } from './inbox';
import { inspectionPage } from './inspection/page';
import { loginPage } from './login';
import { officersPage } from './officers/page';
import { problemPage } from './problem';
import { drawLogPage } from './public/draws/log';
import { drawRecordPage } from './public/draws/record';
import { publicHomePage } from './public/home';
import { publicTaskPage } from './public/task';
import { recusalPage } from './recusal/page';
import { schemePage } from './scheme/page';
import { taskPage } from './task/page';
import { tasksPage } from './tasks';

/**
 * Every page, each a pure function of its view. At start: `const assets = loadAssets()`, then `createPages(assets)` for the
 * pages and `app.use(serveAssets(assets))` for their files.
 */
export function createPages(assets: Pick<Assets, 'css' | 'island'>, brand: Brand = DEFAULT_BRAND): Pages {
  const site: Site = { assets, brand };
  return {
    login: loginPage(site),
    inbox: inboxPage(site),
    tasks: tasksPage(site),
    task: taskPage(site),
    scheme: schemePage(site),
    officers: officersPage(site),
    recusal: recusalPage(site),
    drawRoom: drawRoomPage(site),
    drawScreen: drawScreenPage(site),
    inspection: inspectionPage(site),
    entry: entryPage(site),
    drills: drillsPage(site),
    drill: drillPage(site),
    fairness: fairnessPage(site),
    publicHome: publicHomePage(site),
    publicTask: publicTaskPage(site),
    drawLog: drawLogPage(site),
    drawRecord: drawRecordPage(site),
    problem: problemPage(site),
  };
}
