import type { Module, Platform } from '../platform/module.ts';
import { fileRoutes } from './files.routes.ts';

export function filesModule(platform: Platform): Module {
  return { name: 'files', routes: (app) => fileRoutes(app, platform) };
}
