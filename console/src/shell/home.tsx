import { Navigate } from '@tanstack/react-router';
import { useMe } from '../access/session.ts';
import { pagesFor } from './pages.ts';

/** The first page of a person's work. */
export function Home() {
  const [first] = pagesFor(useMe());
  return <Navigate to={first?.to ?? '/settings'} replace />;
}
