import { generate } from 'lean-qr';
import { useWords } from '../words/use-words.ts';
import classes from './key-picture.module.css';

/** Lighter modules around it, without which cameras do not find the code (ISO/IEC 18004). */
const quiet = 4;

/** The authenticator's key as a QR code; dark on white in either scheme, as cameras expect it. */
export function KeyPicture({ uri }: { uri: string }) {
  const { t } = useWords();
  const code = generate(uri);
  const side = code.size + 2 * quiet;
  const cells = Array.from({ length: code.size ** 2 }, (_, at) => [
    at % code.size,
    Math.floor(at / code.size),
  ]);
  const path = cells
    .filter(([x = 0, y = 0]) => code.get(x, y))
    .map(([x = 0, y = 0]) => `M${x + quiet} ${y + quiet}h1v1h-1z`)
    .join('');
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${side} ${side}`}
      width={208}
      height={208}
      role="img"
      aria-label={t('security.factorPicture')}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
