import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { boundariesQuery, type Outline } from '../boundaries.ts';
import { useDirectory } from '../directory.ts';
import { drawn } from '../projection.ts';
import classes from './realm-map.module.css';

const frame = { width: 960, height: 360, margin: 12 };

/** All areas that have a border; each tells its name. */
export function RealmMap() {
  const words = useWords();
  const { area } = useDirectory();
  const { data: outlines } = useQuery(boundariesQuery);
  const shapes = useMemo(() => {
    if (!outlines || outlines.length === 0) return [];
    const whole = acrossDateLine(outlines);
    return drawn(whole, whole, undefined, frame).shapes;
  }, [outlines]);
  if (shapes.length === 0) return null;
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={words.t('boundaries.map')}
      className={classes.map}
    >
      {shapes.map(({ id, path }) => (
        <path key={id} d={path} fillRule="evenodd">
          <title>{words.name(area.get(id)?.name)}</title>
        </path>
      ))}
    </svg>
  );
}

/** A country on both sides of ±180° is drawn as one, not at both ends of the map. */
function acrossDateLine(outlines: readonly Outline[]): readonly Outline[] {
  const isEast = ({ rings }: Outline) => (rings[0]?.[0]?.[0] ?? 0) > 90;
  const isFarWest = (lon: number) => lon < -90;
  const crosses = outlines.some(isEast) && outlines.some(({ rings }) => isFarWest(rings[0]?.[0]?.[0] ?? 0));
  if (!crosses) return outlines;
  return outlines.map(({ id, rings }) => ({
    id,
    rings: rings.map((ring) => ring.map(([lon, lat]) => [isFarWest(lon) ? lon + 360 : lon, lat] as const)),
  }));
}
