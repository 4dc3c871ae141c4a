import { UsageError } from './usage-error.ts';

/** A model that may write drafts of answers, set by whoever runs the machine; it speaks the OpenAI chat completions API. */
export interface DraftModel {
  /** Where it is asked: ends in `/chat/completions`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
  /** From the question to the last word. */
  readonly timeoutMs: number;
}

const timeoutMs = 60_000;

/** @throws UsageError when the address or the model's name is missing, or the address is none */
export function draftModelFrom(settings: {
  readonly HEED_DRAFTS_URL?: string;
  readonly HEED_DRAFTS_MODEL?: string;
  readonly HEED_DRAFTS_KEY?: string;
}): DraftModel | undefined {
  const { HEED_DRAFTS_URL: url, HEED_DRAFTS_MODEL: model, HEED_DRAFTS_KEY: key } = settings;
  if (url === undefined && model === undefined) return undefined;
  const base = URL.parse(url ?? '');
  if (!base || base.username || base.password || base.search)
    throw new UsageError('setting-invalid', { setting: 'HEED_DRAFTS_URL' });
  if (model === undefined) throw new UsageError('setting-invalid', { setting: 'HEED_DRAFTS_MODEL' });
  const path = base.pathname.replace(/\/(?:chat\/completions\/?)?$/, '');
  return { url: `${base.origin}${path}/chat/completions`, model, key, timeoutMs };
}
