export { leastPeople, type Statistic, suppress } from './suppress.ts';
