import { clear, draw } from '@/features/session/testing/draw';
import { ModuleView } from './module-view';
import { moduleOf, workModules } from './modules';
import { WorkTiles } from './work-tiles';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/session/testing/taro-components'));

afterEach(clear);

const reports = moduleOf('reports');
if (reports === null) throw new Error('no such module');

test('[I10] a tile without a right is locked and says why; the others are open', async () => {
  const opened: string[] = [];
  const page = await draw(
    <WorkTiles isLeader={false} allowed={['reports']} onOpen={({ module }) => opened.push(module)} />,
  );
  expect(page.find('module-reports')?.textContent).toContain(reports.words);
  expect(page.find('module-budget')?.textContent).toContain('暂无权限');
  await page.tap('module-reports');
  expect(opened).toEqual(['reports']);
  expect(new Set(workModules.map(({ module }) => module)).size).toBe(workModules.length);
});

test('[I10] a right that was taken away while its page is open is said; one that never was, too', async () => {
  const nothing = () => undefined;
  const allowed = await draw(<ModuleView module={reports} right="allowed" onBack={nothing} />);
  expect(allowed.find('module-open')).not.toBeNull();
  const taken = await draw(<ModuleView module={reports} right="taken" onBack={nothing} />);
  expect(taken.find('module-taken')?.textContent).toContain('权限已被收回');
  expect(taken.find('module-open')).toBeNull();
  const denied = await draw(<ModuleView module={reports} right="denied" onBack={nothing} />);
  expect(denied.find('module-denied')?.textContent).toContain('没有「经营报表」的使用权限');
});

test('[I10] an address that names no module leads nowhere', () => {
  expect([moduleOf('x'), moduleOf(undefined)]).toEqual([null, null]);
});
