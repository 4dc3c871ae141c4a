declare module 'virtual:words' {
  import type { Messages } from '@lingui/core';
  export const catalogues: Readonly<Record<string, () => Promise<{ default: Messages }>>>;
}
