import { ByteReader, ByteWriter } from './bytes.ts';
import type { Decision, ParentLink } from './decision.ts';
import type { LabelModel, ModelParts } from './label.ts';
import type { Learnt, Scorer } from './scorer.ts';
import { Vocabulary } from './vocabulary.ts';
import { WeightTable } from './weight-table.ts';

/*
 * The stored form: "HEEDCLS", version, length, checksum, then the parts. Little-endian.
 * Raise VERSION with each change of the parts; older versions are refused, not guessed at.
 */

const MAGIC = 'HEEDCLS';
const VERSION = 1;
const HEADER = MAGIC.length + 1 + 4 + 4;

/** The bytes are not a whole model of this version. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}

export function encode(parts: ModelParts): Uint8Array {
  const writer = new ByteWriter();
  writer.uint32(parts.examples);
  writer.array(parts.familiarity);
  writer.array(parts.vocabulary.hashes);
  writer.array(parts.vocabulary.kinds);
  writer.array(parts.vocabulary.idf);
  writer.uint32(parts.labels.length);
  for (const label of parts.labels) writeLabel(writer, label);
  return framed(writer.bytes());
}

function framed(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER + body.length);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  bytes[MAGIC.length] = VERSION;
  const view = new DataView(bytes.buffer);
  view.setUint32(MAGIC.length + 1, body.length, true);
  view.setUint32(MAGIC.length + 5, checksum(body), true);
  bytes.set(body, HEADER);
  return bytes;
}

/** Throws ModelFormatError, saying what is wrong, for anything that `encode` has not written. */
export function decode(bytes: Uint8Array): ModelParts {
  const reader = new ByteReader(unframed(bytes));
  try {
    return readParts(reader);
  } catch (error) {
    if (error instanceof RangeError)
      throw new ModelFormatError(`the model's parts do not fit: ${error.message}`);
    throw error;
  }
}

function unframed(bytes: Uint8Array): Uint8Array {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < HEADER)
    throw new ModelFormatError('these bytes are not a classifier model');
  const version = bytes[MAGIC.length]!;
  if (version !== VERSION) {
    throw new ModelFormatError(
      `the model has version ${version}; this program reads version ${VERSION}: train it again`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(MAGIC.length + 1, true);
  const body = bytes.subarray(HEADER);
  if (body.length !== length) {
    throw new ModelFormatError(
      `the model is cut or has a tail: ${body.length} bytes where ${length} were written`,
    );
  }
  if (checksum(body) !== view.getUint32(MAGIC.length + 5, true)) {
    throw new ModelFormatError('the model is damaged: its checksum does not agree');
  }
  return body;
}

function readParts(reader: ByteReader): ModelParts {
  const examples = reader.uint32();
  const familiarity = reader.float32s();
  const vocabulary = new Vocabulary(reader.int32s(), reader.uint8s(), reader.float32s());
  const labels = Array.from({ length: reader.uint32() }, () => readLabel(reader));
  return { vocabulary, labels, examples, familiarity };
}

function writeLabel(writer: ByteWriter, label: LabelModel): void {
  writer.strings([label.name, ...label.values]);
  writer.array(label.shares);
  writeScorer(writer, label.scorer);
  const { slope, offsets, sharpness, lifts, parent, confidence } = label.decision;
  writer.array(Float64Array.of(slope, sharpness, parent?.strength ?? 0));
  writer.array(offsets);
  writer.array(lifts);
  writer.array(confidence.weights);
  writer.array(confidence.effects);
  writer.strings(parent === undefined ? [] : [parent.label]);
  writer.array(parent?.parentOf ?? new Int32Array(0));
}

function readLabel(reader: ByteReader): LabelModel {
  const [name, ...values] = reader.strings();
  if (name === undefined) throw new RangeError('a label has no name');
  const shares = reader.float64s();
  const scorer = readScorer(reader);
  return { name, values, shares, scorer, decision: readDecision(reader) };
}

function readDecision(reader: ByteReader): Decision {
  const [slope = 1, sharpness = 1, strength = 0] = reader.float64s();
  const offsets = reader.float64s();
  const lifts = reader.float64s();
  const confidence = { weights: reader.float64s(), effects: reader.float64s() };
  const [label] = reader.strings();
  const parentOf = reader.int32s();
  const parent: ParentLink | undefined = label === undefined ? undefined : { label, parentOf, strength };
  return { slope, offsets, sharpness, lifts, parent, confidence };
}

function writeScorer(writer: ByteWriter, scorer: Scorer): void {
  writer.uint32(scorer.trained.classes);
  writer.array(scorer.scales);
  writer.array(scorer.intercepts);
  writer.array(scorer.trained.weights);
  const learnt = [...scorer.learnt].flatMap(([row, steps]) =>
    [...steps].map(([c, step]) => ({ row, c, step })),
  );
  writer.array(Int32Array.from(learnt, (each) => each.row));
  writer.array(Int32Array.from(learnt, (each) => each.c));
  writer.array(Float64Array.from(learnt, (each) => each.step));
}

function readScorer(reader: ByteReader): Scorer {
  const trainedClasses = reader.uint32();
  const scales = reader.float32s();
  const intercepts = reader.float32s();
  const weights = reader.int8s();
  const learnt = learntFrom(reader.int32s(), reader.int32s(), reader.float64s());
  return { trained: new WeightTable(weights, trainedClasses), scales, intercepts, learnt };
}

function learntFrom(rows: Int32Array, classes: Int32Array, steps: Float64Array): Learnt {
  const learnt = new Map<number, Map<number, number>>();
  rows.forEach((row, i) => {
    const own = learnt.get(row) ?? new Map<number, number>();
    learnt.set(row, own.set(classes[i]!, steps[i]!));
  });
  return learnt;
}

/** FNV-1a: finds damage, does not protect against forging. */
function checksum(bytes: Uint8Array): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return h >>> 0;
}
