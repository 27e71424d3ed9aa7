// On which side of a row its name stands.

import { toPixel } from '../math/plane.js'

const REACH = 90
const LETTER = 7 // pixels that a letter takes, or a little less
const NOTE = 250
const MOST = 210

/** About how many pixels what stands beside a row takes. */
export function roomFor(name, note) {
  return note ? NOTE : Math.min(MOST, Math.max(REACH, 20 + LETTER * name.length))
}

/** Whether it stands to the left: away from the way to the row's border, else on the emptier side. */
export function isLeft(map, here, foot, room) {
  return foot && here[0] > room ? foot[0] >= here[0] : isCrowded(map, here, room)
}

/** Whether the side to the right of a point is fuller than that to its left, or too narrow. */
function isCrowded({ points, view, box, data }, [x, y], room) {
  if (x < room || x > box.w - room) return x > box.w - room && x > box.w / 2
  let weight = 0
  const add = (px, py, much) => {
    if (Math.abs(px - x) < REACH && Math.abs(py - y) < 16) weight += much * Math.sign(px - x)
  }
  for (let i = 0; i < points.length; i++) add(...toPixel(view, box, points.x[i], points.y[i]), 1)
  for (const centroid of data.centroids) add(...toPixel(view, box, ...centroid), 10)
  return weight > 0
}
