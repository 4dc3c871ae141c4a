import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { start } from './start.ts';
import { user } from './user.ts';

/** In the order `heed --help` shows them. */
export const commands: readonly Command[] = [start, demo, exportCommand, user, doctor];
