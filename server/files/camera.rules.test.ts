import { expect, it } from 'vitest';
import { readCamera } from './camera.rules.ts';
import { photo } from './testing/photo.ts';

it('reads where and when a photo was taken, with the time zone where the camera says it', () => {
  const taken = photo({ lat: [53, 12, 18], lon: [50, 6, 36], at: '2026:11:02 12:30:00', zone: '+04:00' });
  expect(readCamera(taken)).toEqual({
    lat: 53 + 12 / 60 + 18 / 3600,
    lon: 50 + 6 / 60 + 36 / 3600,
    takenAt: new Date('2026-11-02T08:30:00Z'),
    zoned: true,
  });
});

it('reads the time alone, as universal time, and nothing where there is nothing', () => {
  expect(readCamera(photo({ at: '2026:11:02 12:30:00' }))).toEqual({
    lat: null,
    lon: null,
    takenAt: new Date('2026-11-02T12:30:00Z'),
    zoned: false,
  });
  expect(readCamera(photo({}))).toBeNull();
  expect(readCamera(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]))).toBeNull();
});

it('survives whatever else stands where EXIF should', () => {
  const whole = photo({ lat: [53, 12, 18], lon: [50, 6, 36], at: '2026:11:02 12:30:00' });
  for (let cut = 0; cut < whole.length; cut += 7) {
    const broken = Buffer.from(whole);
    broken.fill(0xff, cut, Math.min(cut + 6, broken.length));
    expect(() => readCamera(broken)).not.toThrow();
    expect(() => readCamera(whole.subarray(0, cut))).not.toThrow();
  }
});
