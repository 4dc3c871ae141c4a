import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module } from '../platform/module.ts';
import { onChanges } from './on-changes.ts';
import { renewAll, renewalJob } from './renew-all.ts';
import { searchRoutes } from './search.routes.ts';
import { viewRoutes } from './views/views.routes.ts';
import type { SearchParts } from './write-documents.ts';

const Payload = Type.Object({ realmId: Type.String() });

export function searchModule(parts: SearchParts): Module {
  return {
    name: 'search',
    routes(app) {
      searchRoutes(app, parts);
      viewRoutes(app, parts);
    },
    consumers: [onChanges(parts)],
    jobs: { [renewalJob]: (payload) => renewAll(parts, Value.Parse(Payload, payload).realmId) },
  };
}
