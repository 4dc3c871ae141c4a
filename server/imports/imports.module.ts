import type { Module } from '../platform/module.ts';
import type { ImportParts } from './import-parts.ts';
import { importCrontab, importJobs } from './imports.jobs.ts';
import { importRoutes } from './imports.routes.ts';

export function importsModule(parts: ImportParts): Module {
  return {
    name: 'imports',
    routes: (app) => importRoutes(app, parts),
    jobs: importJobs(parts),
    crontab: importCrontab,
  };
}
