import { Type } from 'typebox';
import type { HttpServer } from '../platform/http/server.ts';
import type { SigningPlatform } from '../platform/module.ts';
import { publicKeys } from '../platform/signing.ts';

const tags = ['safeguards'];

export function safeguardRoutes(app: HttpServer, parts: SigningPlatform): void {
  app.get(
    '/api/outward-acts/keys',
    {
      config: { policy: 'public' },
      schema: {
        tags,
        summary: 'The public keys that sign the log of outward acts (Ed25519), the current first',
        response: { 200: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() })) },
      },
    },
    () => publicKeys(parts.signingKeys),
  );
}
