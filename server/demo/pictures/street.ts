import { Canvas, type Colour } from './canvas.ts';

const sky: Colour = [196, 210, 220];
const wall: Colour = [184, 160, 138];
const glass: Colour = [92, 110, 126];
const grass: Colour = [150, 158, 132];
const asphalt: Colour = [96, 99, 104];
const mark: Colour = [222, 222, 216];
const earth: Colour = [104, 82, 62];
const dark: Colour = [62, 50, 40];
const water: Colour = [128, 160, 178];
const foam: Colour = [212, 226, 232];
const pipe: Colour = [54, 108, 142];
const warning: Colour = [214, 108, 44];
const fresh: Colour = [58, 60, 64];

/** The road before a block of flats, the same for every picture of the place. */
function street(): Canvas {
  const canvas = new Canvas(480, 320, sky).box(wall, 30, 50, 300, 130).box(wall, 360, 80, 120, 100);
  for (let floor = 0; floor < 4; floor += 1)
    for (let flat = 0; flat < 9; flat += 1) canvas.box(glass, 44 + flat * 32, 62 + floor * 29, 16, 17);
  canvas.box(grass, 0, 180, 480, 26).box(asphalt, 0, 206, 480, 114);
  for (let at = 0; at < 480; at += 60) canvas.box(mark, at, 262, 32, 4);
  return canvas;
}

/** The road under water, a fountain over the burst pipe. */
export const streetFlooded = (): Buffer =>
  street()
    .oval(water, [230, 270], 210, 46)
    .oval(foam, [230, 252], 42, 14)
    .box(foam, 222, 150, 16, 104)
    .oval(foam, [230, 150], 30, 16)
    .png();

/** The trench open, a new length of pipe in it, the place fenced off. */
export const streetDug = (): Buffer =>
  street()
    .oval(earth, [230, 262], 150, 42)
    .oval(dark, [230, 266], 112, 26)
    .box(pipe, 122, 260, 216, 12)
    .box(warning, 60, 214, 10, 62)
    .box(warning, 400, 214, 10, 62)
    .box(warning, 60, 222, 350, 7)
    .png();

/** The trench closed, fresh asphalt over it, the road dry. */
export const streetMended = (): Buffer =>
  street().box(fresh, 110, 236, 240, 56).box(mark, 120, 262, 32, 4).box(mark, 240, 262, 32, 4).png();
