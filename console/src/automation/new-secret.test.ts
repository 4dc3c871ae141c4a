import { describe, expect, it } from 'vitest';
import { keyIn } from '../../../server/automation/webhooks/sign.rules.ts';
import { newSecret } from './new-secret.ts';

describe('a secret made at the desk', () => {
  it('is one the server takes, and never the same', () => {
    expect(keyIn(newSecret())).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });
});
