import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, type Mail } from './mail.ts';

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** A real SMTP server on this machine; `answer` decides after the whole mail has come. */
async function mailServer(answer: (mail: string) => Error | null | 'cut' = () => null) {
  const mails: string[] = [];
  const sockets: Socket[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        mails.push(text);
        const said = answer(text);
        if (said === 'cut') for (const socket of sockets) socket.destroy();
        else done(said);
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Heed <heed@centre.example>',
  });
  return { mailer, mails };
}

const mail: Mail = {
  to: 'curator@centre.example',
  subject: 'Просрочено: № 1234',
  text: 'Решение просрочено.',
  messageId: 'notice.1',
};

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

describe('mail', () => {
  it('arrives with its subject, its own id and the mark that no person wrote it', async () => {
    const { mailer, mails } = await mailServer();
    expect(await mailer.send(mail)).toEqual({ outcome: 'sent' });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Message-ID: <notice.1@centre.example>');
    expect(mails[0]).toContain('Auto-Submitted: auto-generated');
    expect(mails[0]).toMatch(/Subject: =\?UTF-8\?/);
  });

  it('takes no header and no recipient out of line breaks in a subject or an address', async () => {
    const { mailer, mails } = await mailServer();
    const breaks = '\r\nBcc: other@evil.example\r\n\r\nAnother text';
    await mailer.send({ ...mail, subject: `Case${breaks}` });
    await mailer.send({ ...mail, to: `curator@centre.example${breaks}` });
    for (const text of mails) {
      const [head = '', ...body] = text.split('\r\n\r\n');
      expect(head).not.toMatch(/^Bcc:/im);
      expect(body.join('\n')).not.toContain('Another text');
    }
    expect(mails.length).toBeGreaterThan(0);
  });

  it('takes a 5xx for a no and a 4xx for "later"', async () => {
    const never = await mailServer(() => refusal(550, 'no such mailbox'));
    expect(await never.mailer.send(mail)).toMatchObject({ outcome: 'refused' });
    const later = await mailServer(() => refusal(451, 'try again'));
    expect(await later.mailer.send(mail)).toMatchObject({ outcome: 'again' });
  });

  it('knows that nothing left when the server cannot be reached', async () => {
    const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'heed@centre.example' });
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'again' });
  });

  it('does not know when the line breaks after the whole mail has gone over', async () => {
    const { mailer } = await mailServer(() => 'cut');
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'unknown' });
  });
});
