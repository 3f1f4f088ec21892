import type { TasksPageView } from '../../contracts/views/task';
import type { TasksQuery, Viewer } from '../read-models';
import type { Services } from '../services';

/** The list of tasks as a page: who may open a task may also put it on the clock of a drill, where there are drills. */
export async function tasksView(
  viewer: Viewer,
  { clock, ...query }: TasksQuery & { readonly clock?: string | undefined },
  { readModels, settings }: Services,
): Promise<TasksPageView> {
  const view = await readModels.tasks(viewer, query);
  const clocks = settings.drills && view.mayCreate ? await readModels.openClocks() : [];
  return { ...view, clocks, chosen: clocks.find(({ id }) => id === clock)?.id ?? null };
}
