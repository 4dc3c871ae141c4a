import { Type } from 'typebox';
import { type Channel, type Drivers, listChannels } from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { evaluate } from '../platform/policy.ts';
import { ChannelFields, ChannelView, NewChannel, ProbeBody } from './channel.schema.ts';
import { mayChangeChannels, mayReadChannels } from './intake.policies.ts';
import { probeChannel } from './probe-channel.ts';
import { type SaveChannelParts, saveChannel } from './save-channel.ts';

const tags = ['channels'];
const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });

export function channelRoutes(app: HttpServer, parts: SaveChannelParts): void {
  app.get(
    '/api/channels',
    {
      config: { policy: mayReadChannels },
      schema: {
        tags,
        summary: 'The channels of the realm; their settings only for who may change them',
        response: { 200: Type.Array(ChannelView) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const rows = await parts.database.inRealm(person.realmId, (tx) => listChannels(tx, person.realmId));
      return rows.map((row) => channelView(parts.drivers, person, row));
    },
  );

  app.post(
    '/api/channels',
    {
      config: { policy: mayChangeChannels },
      schema: { tags, summary: 'Add a channel', body: NewChannel, response: { 201: Saved } },
    },
    async (request, reply) => {
      const { driver, centreId, ...fields } = request.body;
      return reply.code(201).send(await saveChannel(parts, personOf(request), fields, { driver, centreId }));
    },
  );

  app.post(
    '/api/channels/probe',
    {
      config: { policy: mayChangeChannels },
      schema: {
        tags,
        summary: 'Ask the platform whether a channel would work, without saving it',
        body: ProbeBody,
        response: { 200: Type.Object({ account: Type.Union([Type.String(), Type.Null()]) }) },
      },
    },
    (request) => probeChannel(parts, personOf(request), request.body),
  );

  app.put(
    '/api/channels/:id',
    {
      config: { policy: mayChangeChannels },
      schema: {
        tags,
        summary: 'Change a channel, or switch it off',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        headers: IfMatch,
        body: ChannelFields,
        response: { 200: Saved },
      },
    },
    (request) => {
      const change = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveChannel(parts, personOf(request), request.body, change);
    },
  );
}

function channelView(drivers: Drivers, person: Person, row: Channel): ChannelView {
  const { id, centreId, driver: driverName, name, officialName, enabled, version } = row;
  // A channel may name a driver this version does not have: it is listed, and can do nothing.
  const driver = drivers.all().find((one) => one.name === driverName);
  const settings = evaluate(mayChangeChannels, person, { realmId: row.realmId, centreId }).allowed
    ? { config: { ...row.config }, hasSecret: row.secretId !== null }
    : null;
  return {
    id,
    centreId,
    driver: driverName,
    name: { ...name },
    officialName,
    enabled,
    version,
    can: {
      send: driver?.send !== undefined,
      answerPublicly: driver?.can.answerPublicly ?? false,
      answerPrivately: driver?.can.answerPrivately ?? false,
      edit: driver?.can.edit ?? false,
      delete: driver?.can.delete ?? false,
    },
    limits: driver ? { publicText: driver.limits.publicText, privateText: driver.limits.privateText } : null,
    settings,
  };
}
