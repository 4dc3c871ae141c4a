import { useEffect } from 'react';
import { useSignOut } from '../access/session.ts';
import { get } from '../data/client.ts';

/** How often the clock is looked at; what is told to other tabs and to the server comes no oftener. */
const lookEveryMs = 20_000;
/** Somebody may write for long without asking the server anything: it has to know that they are here. */
const tellEveryMs = 4 * 60_000;

/**
 * Signs out when nobody has touched a key or the pointer in any tab for as long as the realm allows. Lists renew
 * themselves, so that the server alone cannot tell a desk that is used from one that was left.
 */
export function useIdleEnd(minutes: number | null): void {
  const { mutate: signOut } = useSignOut();
  useEffect(() => {
    if (minutes === null) return;
    let touched = Date.now();
    let told = touched;
    let heard = touched;
    const tabs = new BroadcastChannel('heed in use');
    tabs.onmessage = () => {
      heard = Date.now();
    };
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      const now = Date.now();
      if (now - Math.max(touched, heard) >= minutes * 60_000) return signOut();
      if (now - touched <= lookEveryMs) tabs.postMessage(null);
      if (touched > told && now - told >= tellEveryMs) {
        told = now;
        // Whether the session still stands shows at the next thing the person does.
        get('/api/session').catch(() => undefined);
      }
    };
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
