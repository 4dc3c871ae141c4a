import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { asProblem } from '../data/problem.ts';
import { Failed } from '../parts/screens.tsx';

/** Instead of a page that broke, or could not be loaded: then it is tried again by itself once there is a network. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = async () => {
    // A page that was not loaded stays so until somebody asks for its file once more.
    const pages = router.state.matches.map(({ routeId }) => router.routesById[routeId].options.component);
    await Promise.all(pages.map((page) => page && 'preload' in page && page.preload?.()));
    reset();
  };
  const { offline } = asProblem(error);
  const whenOnline = useEffectEvent(() => {
    if (offline) void again();
  });
  useEffect(() => {
    const listen = () => whenOnline();
    addEventListener('online', listen);
    return () => removeEventListener('online', listen);
  }, []);
  return <Failed error={error} again={() => void again()} />;
}
