export { demoModule } from './demo.module.ts';
export { demoDriver } from './demo-driver.ts';
export { neighbourSignIns } from './demo-neighbours.ts';
export { demoPassword, demoSignIns } from './demo-people.ts';
export { seedDemo } from './seed-demo.ts';
export { demoWorld } from './world/index.ts';
