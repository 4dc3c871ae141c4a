import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'file-unknown': 404,
  'file-too-large': 413,
  'pictures-busy': 503,
  'file-empty': 400,
  'file-infected': 422,
  'file-not-scanned': 422,
  'scanner-away': 503,
  'file-not-picture': 400,
  'files-too-many': 400,
});
