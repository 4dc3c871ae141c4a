import { describe, expect, it } from 'vitest';
import { scannerAddress } from './scanner-address.ts';

describe('the address of a virus scanner', () => {
  it('is a port or a socket file', () => {
    expect(scannerAddress('tcp://127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 });
    expect(scannerAddress('tcp://[::1]:3310/')).toEqual({ host: '::1', port: 3310 });
    expect(scannerAddress('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    expect(scannerAddress('unix:///run/my%20scanner.ctl')).toEqual({ path: '/run/my scanner.ctl' });
  });

  it.each([
    '',
    '127.0.0.1:3310',
    'tcp://127.0.0.1',
    'tcp://host:3310/path',
    'http://host:3310',
    'unix:',
    'tcp://a:b@host:1',
  ])('is refused when it is neither: %j', (text) =>
    expect(() => scannerAddress(text)).toThrow('HEED_VIRUS_SCANNER'),
  );
});
