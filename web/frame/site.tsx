import type { ComponentChildren } from 'preact';
import type { PageContext } from '../../contracts/views/page';
import type { Assets, Island } from '../assets';
import type { Brand } from '../brand';
import { Relay } from '../components/relay';
import { renderPage } from '../render';
import { Console, Gate, PublicSite } from './frames';

/** What the pages are made with once, at start. */
export interface Site {
  readonly assets: Pick<Assets, 'css' | 'island'>;
  readonly brand: Brand;
}

/** A page of the console. Without a viewer there is nothing to frame: such a page stands alone. */
export function staffPage(
  { assets, brand }: Site,
  context: Pick<PageContext, 'viewer' | 'path' | 'relay' | 'refused'>,
  title: string,
  body: ComponentChildren,
  islands: readonly Island[] = [],
): string {
  const { viewer, path } = context;
  if (!viewer)
    return renderPage(<Gate brand={brand}>{body}</Gate>, { title, site: brand.name, surface: 'gate', assets });
  return renderPage(
    <Console viewer={viewer} brand={brand} path={path}>
      <Relay context={context} />
      {body}
    </Console>,
    { title, site: brand.name, surface: 'console', assets, islands: ['keys', ...islands, ...relayIslands(context)] },
  );
}

/** A drill's page looks for whose turn it is, once the machine has acted. */
export const relayIslands = ({ relay }: Pick<PageContext, 'relay'>): readonly Island[] => (relay?.busy ? ['news'] : []);

export const publicPage = ({ assets, brand }: Site, title: string, body: ComponentChildren): string =>
  renderPage(<PublicSite brand={brand}>{body}</PublicSite>, {
    title,
    site: brand.publicName,
    surface: 'public',
    assets,
  });
