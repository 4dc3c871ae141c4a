import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'wrong-credentials': 401,
  'no-grants': 403,
  'password-too-short': 400,
  'password-common': 400,
  'wrong-password': 400,
  'code-needed': 401,
  'wrong-code': 400,
  'second-factor-on': 409,
  'passkey-refused': 400,
  'passkey-known': 409,
  'no-mail': 409,
  'link-over': 410,
  'has-password': 409,
  'grant-place': 400,
  'grant-over': 400,
  'own-administration': 409,
  'sign-in-wait': 429,
  'email-taken': 409,
  'foreign-origin': 403,
});
