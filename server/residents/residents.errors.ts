import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({ 'author-wait': 429, 'link-ask': 422 });
