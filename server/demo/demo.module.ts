import type { Module, Platform } from '../platform/module.ts';
import { liveTrickle } from './live-trickle.ts';

export function demoModule(platform: Platform): Module {
  return { name: 'demo', listen: () => liveTrickle(platform) };
}
