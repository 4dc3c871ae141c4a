import readJpeg, { init as initReadJpeg } from '@jsquash/jpeg/decode.js';
import readPng, { init as initReadPng } from '@jsquash/png/decode.js';
import writePng from '@jsquash/png/encode.js';
import readWebp, { init as initReadWebp } from '@jsquash/webp/decode.js';
import writeWebp, { init as initWriteWebp } from '@jsquash/webp/encode.js';
import { orientationIn } from '../orientation.rules.ts';
import type { Codecs } from './codecs.ts';
import { convert, readConversion } from './colour.rules.ts';
import { findProfile } from './find-profile.rules.ts';
import { firstFrame, isLossless } from './first-frame.rules.ts';
import { redrawGif } from './redraw-gif.rules.ts';
import { turned } from './turn.rules.ts';
import { writeJpeg } from './write-jpeg.rules.ts';

export interface RedrawOrder {
  readonly type: string;
  /** Stripped already. */
  readonly bytes: Uint8Array;
  /** Nothing for a GIF, which is drawn anew without. */
  readonly codecs: Codecs | undefined;
  readonly mostPixels: number;
}

/** One step above what phones write at; twice through it, a difference is still not seen. */
const jpegQuality = 88;
/** The third of seven ways, by speed: a second for twelve million pixels where the usual one takes three. */
const webpWays = { quality: 85, method: 2 };
const losslessWays = { lossless: 1, method: 1, quality: 20 };

/**
 * Decodes a picture and writes it from its pixels alone: turned as the camera was held, in sRGB, without profile. A moving
 * GIF goes on moving; of a moving WebP or PNG the first frame stays.
 * @returns `undefined` when it cannot be drawn
 */
export async function redraw({
  type,
  bytes,
  codecs,
  mostPixels,
}: RedrawOrder): Promise<Uint8Array | undefined> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 'image/gif') return redrawGif(whole, mostPixels);
  if (!codecs) return undefined;
  const picture = await readPicture(type, whole, codecs.reader);
  if (picture.width * picture.height > mostPixels) return undefined;
  const profile = findProfile(type, whole);
  const conversion = profile && readConversion(profile);
  if (conversion) convert(picture.data, conversion);
  return new Uint8Array(await write(type, whole, picture, codecs));
}

/** How the packages are told not to fetch their code but to take this. */
function given(module: WebAssembly.Module) {
  return {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
}

/** @throws Error when the decoder finds no picture */
export async function readPicture(
  type: string,
  bytes: Buffer,
  module: WebAssembly.Module,
): Promise<ImageData> {
  if (type === 'image/png') {
    await initReadPng(module);
    return readPng(own(bytes));
  }
  if (type === 'image/webp') {
    await initReadWebp(given(module));
    return readWebp(own(firstFrame(bytes)));
  }
  await initReadJpeg(given(module));
  return readJpeg(own(bytes));
}

async function write(type: string, bytes: Buffer, picture: ImageData, codecs: Codecs) {
  const { data, width, height } = picture;
  if (type === 'image/jpeg') return writeJpeg(turned(data, width, height, orientationIn(bytes)), jpegQuality);
  // Reader and writer of PNG are one module, and its instance is there.
  if (type === 'image/png') return writePng(picture);
  if (codecs.writer) await initWriteWebp(given(codecs.writer));
  return writeWebp(picture, isLossless(bytes) ? losslessWays : webpWays);
}

/** Bytes that fill their buffer, as the packages take them. */
function own(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
