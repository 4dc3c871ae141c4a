import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleWatch, lookEveryMs } from './idle-watch.ts';

describe('a desk somebody may have left', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const minute = 60_000;
  function desk(minutes: number) {
    const tellTabs = vi.fn();
    const tellServer = vi.fn();
    const end = vi.fn();
    const watch = createIdleWatch(minutes, { tellTabs, tellServer, end });
    /** Looks as often as the page does, for so long; `each` happens before every look. */
    const pass = (ms: number, each = () => {}) => {
      for (let gone = 0; gone < ms; gone += lookEveryMs) {
        vi.advanceTimersByTime(lookEveryMs);
        each();
        watch.look();
      }
    };
    return { ...watch, tellTabs, tellServer, end, pass };
  }

  it('is signed out when nobody has touched it for as long as is allowed, and not before', () => {
    const { touch, pass, end } = desk(15);
    pass(10 * minute);
    touch();
    pass(15 * minute - lookEveryMs);
    expect(end).not.toHaveBeenCalled();
    pass(lookEveryMs);
    expect(end).toHaveBeenCalledOnce();
  });

  it('stays while another tab is in use', () => {
    const { hear, pass, end, tellTabs, tellServer } = desk(15);
    pass(40 * minute, hear);
    expect(end).not.toHaveBeenCalled();
    // The other tab speaks for itself: two that repeat each other would never end.
    pass(minute);
    expect(tellTabs).toHaveBeenCalledOnce();
    expect(tellServer).not.toHaveBeenCalled();
    pass(14 * minute);
    expect(end).toHaveBeenCalledOnce();
  });

  it('tells the server that somebody is there at most every four minutes, and only if so', () => {
    const { touch, pass, tellServer } = desk(15);
    pass(12 * minute, touch);
    expect(tellServer).toHaveBeenCalledTimes(3);
    pass(8 * minute);
    expect(tellServer).toHaveBeenCalledTimes(3);
  });

  it('tells other tabs at every look while it is used, and no longer', () => {
    const { touch, pass, tellTabs } = desk(15);
    pass(minute, touch);
    expect(tellTabs).toHaveBeenCalledTimes(3);
    pass(5 * minute);
    // Once more: what was touched since the look before.
    expect(tellTabs).toHaveBeenCalledTimes(4);
  });
});
