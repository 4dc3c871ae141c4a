import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'wrong-credentials': 401,
  'no-grants': 403,
  'password-too-short': 400,
  'email-taken': 409,
  'foreign-origin': 403,
});
