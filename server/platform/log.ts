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
      serializers: { error: pino.stdSerializers.err },
      redact: {
        paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secret]',
      },
    },
    destination ?? pino.destination(2),
  );
}
