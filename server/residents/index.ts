import './residents.errors.ts';

export { residentsModule } from './residents.module.ts';
