import { describe, expect, it } from 'vitest';
import { keyIn, messageIdOf, signatureHeaders } from './sign.rules.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('the signature of a webhook', () => {
  it('is the one Standard Webhooks gives as an example', () => {
    const at = new Date(1_614_265_330_000);
    expect(
      signatureHeaders(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}'),
    ).toMatchObject({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('needs a secret of the length and the letters the specification asks for', () => {
    const short = `whsec_${Buffer.alloc(23, 1).toString('base64')}`;
    const long = `whsec_${Buffer.alloc(65, 1).toString('base64')}`;
    for (const wrong of ['', 'whsec_', secret.slice(6), short, long, `${secret}!`, `${secret} `])
      expect(keyIn(wrong), wrong).toBeUndefined();
    expect(keyIn(secret)).toHaveLength(24);
  });

  it('names a message by its id, without hyphens', () => {
    expect(messageIdOf('0198aaaa-0000-7000-8000-000000000001')).toBe('msg_0198aaaa000070008000000000000001');
  });
});
