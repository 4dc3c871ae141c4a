/** Something decided but not yet sent, so that it can be taken back. */
export interface Held {
  /** Takes it back; false when it has gone already. */
  undo(): boolean;
}

interface Waiting {
  readonly send: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Sends what a person decided after a while in which they may change their mind. What still waits is sent at once
 * when the page goes away (`flush`), so nothing decided is lost.
 */
export function createHold(ms: number) {
  const waiting = new Set<Waiting>();
  const release = (one: Waiting) => {
    clearTimeout(one.timer);
    return waiting.delete(one);
  };
  return {
    hold(send: () => void): Held {
      const one: Waiting = {
        send,
        timer: setTimeout(() => {
          if (release(one)) send();
        }, ms),
      };
      waiting.add(one);
      return { undo: () => release(one) };
    },
    flush(): void {
      for (const one of [...waiting]) if (release(one)) one.send();
    },
  };
}
