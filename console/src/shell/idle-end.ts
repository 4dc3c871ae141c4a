import { useEffect } from 'react';
import { useSignOut } from '../access/session.ts';
import { get } from '../data/client.ts';
import { createIdleWatch, lookEveryMs } from './idle-watch.ts';

/**
 * Signs out when nobody has touched a key or the pointer in any tab for as long as the realm allows. Lists renew
 * themselves, so that the server alone cannot tell a desk that is used from one that was left.
 */
export function useIdleEnd(minutes: number | null): void {
  const { mutate: signOut } = useSignOut();
  useEffect(() => {
    if (minutes === null) return;
    const tabs = new BroadcastChannel('heed in use');
    const { touch, hear, look } = createIdleWatch(minutes, {
      tellTabs: () => tabs.postMessage(null),
      // Whether the session still stands shows at the next thing the person does.
      tellServer: () => void get('/api/session').catch(() => undefined),
      end: () => signOut(),
    });
    tabs.onmessage = hear;
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    const timer = setInterval(look, lookEveryMs);
    return () => {
      clearInterval(timer);
      tabs.close();
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, [minutes, signOut]);
}
