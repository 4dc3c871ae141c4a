export { residentsModule } from './residents.module.ts';
