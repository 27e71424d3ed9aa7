// The side of a row that its name is written on.

import { toPixel } from '../math/plane.js'

const REACH = 90 // pixels to both sides in which marks are counted
const HEIGHT = 16 // pixels up and down in which they are
const CENTROID = 10 // marks that a centroid counts for
const LETTER = 7 // pixels that a letter takes, or a little less
const NOTE = 250
const WIDEST = 210

/** About how many pixels the name and the note of a row take. */
export function textWidth(name, note) {
  return note ? NOTE : Math.min(WIDEST, Math.max(REACH, 20 + LETTER * name.length))
}

/**
 * Whether a row's name is written to its left: away from the way to the row's border, else on the emptier side.
 * `map` has view, box, points and centroids; `here` and `foot` are pixels.
 */
export function isNameLeft(map, here, foot, width) {
  return foot && here[0] > width ? foot[0] >= here[0] : isRightCrowded(map, here, width)
}

/** Whether the side to the right of a point is fuller than that to its left, or too narrow. */
function isRightCrowded({ points, view, box, centroids }, [x, y], width) {
  if (x < width || x > box.w - width) return x > box.w - width && x > box.w / 2
  let weight = 0
  const add = ([px, py], much) => {
    if (Math.abs(px - x) < REACH && Math.abs(py - y) < HEIGHT) weight += much * Math.sign(px - x)
  }
  for (let i = 0; i < points.length; i++) add(toPixel(view, box, points.x[i], points.y[i]), 1)
  for (const centroid of centroids) add(toPixel(view, box, ...centroid), CENTROID)
  return weight > 0
}
