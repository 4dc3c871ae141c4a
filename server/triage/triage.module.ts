import type { Module, Platform } from '../platform/module.ts';
import type { Directories } from '../territory/index.ts';
import { arrivalRoutes } from './arrivals.routes.ts';
import { onMessagesReceived } from './on-messages-received.ts';
import { createReadingRoom } from './reader/reading-room.ts';

export function triageModule(platform: Platform & { directories: Directories }): Module {
  const parts = { ...platform, room: createReadingRoom() };
  return {
    name: 'triage',
    routes: (app) => arrivalRoutes(app, parts),
    consumers: [onMessagesReceived(parts)],
    close: () => parts.room.close(),
  };
}
