import { lazyRouteComponent } from '@tanstack/react-router';
import { Problem } from '../data/problem.ts';
import { i18n } from '../words/speak.ts';

/**
 * A page that is loaded when it is gone to. The router reloads the whole desk when its file cannot be had: right after an
 * update, when the file has another name. Without a network a reload would leave an empty window and lose what was being
 * written, so then it is an error like any other that a missing network makes.
 */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(() => load().catch(notHad), name);
}

async function notHad(error: unknown): Promise<never> {
  const reached = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  if (reached) throw error;
  throw new Problem(0, 'offline', i18n._('offline.detail'));
}
