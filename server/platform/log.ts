import pino from 'pino';

export type Log = pino.Logger;

/** Anything under these names is replaced before it is written, at any depth the log uses. */
const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'key'];

export function createLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: describeError },
      redact: {
        paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secret]',
      },
    },
    destination ?? pino.destination(2),
  );
}

/** Only what helps to find the fault: drivers hang whole connections on their errors. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, message: error.message, code, stack: error.stack, cause };
}
