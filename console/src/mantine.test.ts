import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const styles = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Anchor.layer.css'));

it('every part of Mantine the console uses is drawn in its own style', () => {
  const imported = globSync('**/*.tsx', { cwd: here }).flatMap((file) =>
    [...readFileSync(join(here, file), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]
      .flatMap(([, names]) => names!.split(','))
      .map((name) => name.trim()),
  );
  const drawn = readFileSync(join(here, 'mantine.css'), 'utf8');
  const bare = new Set(imported.filter((name) => existsSync(join(styles, `${name}.layer.css`))));
  expect([...bare].filter((name) => !drawn.includes(`/${name}.layer.css`))).toEqual([]);
  expect(bare.size).toBeGreaterThan(20);
});
