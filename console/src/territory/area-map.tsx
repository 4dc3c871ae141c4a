import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import classes from './area-map.module.css';
import { boundariesQuery, type Outline } from './boundaries.ts';
import { useDirectory } from './directory.ts';
import { type Drawing, drawn } from './projection.ts';

interface AreaMapProps {
  readonly areaId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly label: string | null;
}

const width = 320;
const height = 200;

/** The area of a case among its neighbours and the point in it, drawn from the centre's own boundaries. */
export function AreaMap({ areaId, lon, lat, label }: AreaMapProps) {
  const words = useWords();
  const { area } = useDirectory();
  const { data: outlines } = useQuery(boundariesQuery);
  const drawing = useMemo(() => draw(outlines, areaId, lon, lat), [outlines, areaId, lon, lat]);
  if (!areaId && lon === null) return <p className={classes.none}>{words.t('map.unknown')}</p>;
  if (!drawing) return null;
  const name = label ?? words.name(area.get(areaId ?? '')?.name);
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.t('map.label', { place: name })}
        className={classes.map}
      >
        {drawing.shapes.map(({ id, path }) => (
          <path
            key={id}
            d={path}
            fillRule="evenodd"
            className={id === areaId ? classes.chosen : classes.other}
          />
        ))}
        {drawing.point && (
          <g transform={`translate(${drawing.point[0]} ${drawing.point[1]})`}>
            <circle r={9} className={classes.halo} />
            <circle r={4} className={classes.point} />
          </g>
        )}
      </svg>
      <figcaption className={classes.caption}>{name}</figcaption>
    </figure>
  );
}

function draw(
  outlines: readonly Outline[] | undefined,
  areaId: string | null,
  lon: number | null,
  lat: number | null,
): Drawing | undefined {
  if (!outlines || outlines.length === 0) return undefined;
  const point = lon !== null && lat !== null ? ([lon, lat] as const) : undefined;
  const own = outlines.filter(({ id }) => id === areaId);
  // The chosen one last: its line lies over its neighbours'.
  const inOrder = [...outlines.filter(({ id }) => id !== areaId), ...own];
  return drawn(inOrder, own.length > 0 ? own : outlines, point, { width, height, margin: 14 });
}
