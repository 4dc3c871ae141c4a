import { boundaries } from './boundaries.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { keys } from './keys.ts';
import { realm } from './realm.ts';
import { retention } from './retention.ts';
import { start } from './start.ts';
import { token } from './token.ts';
import { train } from './train.ts';
import { user } from './user.ts';
import { verify } from './verify.ts';

/** In the order `heed --help` shows them. */
export const commands: readonly Command[] = [
  start,
  demo,
  importCommand,
  boundaries,
  train,
  evaluate,
  exportCommand,
  verify,
  realm,
  user,
  token,
  keys,
  retention,
  doctor,
];
