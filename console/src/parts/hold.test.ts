import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHold } from './hold.ts';

describe('holding what was decided', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends it once, when its time has come', () => {
    const send = vi.fn();
    const { hold, flush } = createHold(100);
    hold(send);
    vi.advanceTimersByTime(99);
    expect(send).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    flush();
    expect(send).toHaveBeenCalledOnce();
  });

  it('never sends what was taken back in time', () => {
    const send = vi.fn();
    const { hold, flush } = createHold(100);
    expect(hold(send).undo()).toBe(true);
    vi.advanceTimersByTime(1000);
    flush();
    expect(send).not.toHaveBeenCalled();
  });

  it('cannot take back what has gone', () => {
    const { hold } = createHold(100);
    const held = hold(() => {});
    vi.advanceTimersByTime(100);
    expect(held.undo()).toBe(false);
  });

  it('sends everything at once when the page goes away', () => {
    const send = vi.fn();
    const { hold, flush } = createHold(100);
    hold(send);
    hold(send);
    flush();
    vi.advanceTimersByTime(1000);
    expect(send).toHaveBeenCalledTimes(2);
  });
});
