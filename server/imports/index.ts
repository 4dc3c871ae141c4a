import './imports.errors.ts';

export { importsModule } from './imports.module.ts';
