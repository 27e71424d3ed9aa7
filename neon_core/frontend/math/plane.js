// Places on the map: pure arithmetic on a view { x: [from, to], y: [from, to] } drawn in a box { w, h }. `points` has
// x, y and length.

const CLOSEST = 60 // times nearer than the whole map
const MOUSE = 14 // pixels that a click may miss a point by
const FINGER = 28
const ROOM = 24 // pixels between a point and the edge when the view follows it
const SIDEWAYS = 2.5 // cost of a pixel aside, in pixels ahead
const STEEP = 1000 // cost of a point that lies more aside than ahead

/** The pixel of a place. */
export function toPixel(view, box, x, y) {
  return [
    ((x - view.x[0]) / (view.x[1] - view.x[0])) * box.w,
    (1 - (y - view.y[0]) / (view.y[1] - view.y[0])) * box.h,
  ]
}

/** The view after a drag by (dx, dy) pixels. */
export function pannedView(view, box, dx, dy) {
  const x = (dx / box.w) * (view.x[1] - view.x[0])
  const y = (dy / box.h) * (view.y[1] - view.y[0])
  return { x: view.x.map(v => v - x), y: view.y.map(v => v + y) }
}

/** The view `factor` times nearer, the pixel (px, py) staying where it is; never wider than the whole map. */
export function zoomedView(view, box, px, py, factor, full) {
  const now = (full.x[1] - full.x[0]) / (view.x[1] - view.x[0])
  const next = Math.max(1, Math.min(CLOSEST, now * factor))
  if (next === 1) return full
  const f = next / now
  const shrink = (range, share) => {
    const fix = range[0] + share * (range[1] - range[0])
    return range.map(v => fix + (v - fix) / f)
  }
  return { x: shrink(view.x, px / box.w), y: shrink(view.y, 1 - py / box.h) }
}

/** Whether two views are the same, but for rounding. */
export function isSameView(view, other) {
  const same = (range, to) => range.every((v, i) => Math.abs(v - to[i]) <= 1e-6 * Math.abs(to[1] - to[0]))
  return same(view.x, other.x) && same(view.y, other.y)
}

/** The view moved, if need be, to show a place with some room around it. */
export function viewWith(view, box, x, y) {
  const [px, py] = toPixel(view, box, x, y)
  const dx = Math.max(0, ROOM - px) - Math.max(0, px - (box.w - ROOM))
  const dy = Math.max(0, ROOM - py) - Math.max(0, py - (box.h - ROOM))
  return dx || dy ? pannedView(view, box, dx, dy) : view
}

/** The point nearest to a pixel, within reach of a mouse or a finger; of several on one place the one on top. -1: none. */
export function nearestPoint(points, view, box, px, py, finger = false) {
  const reach = finger ? FINGER : MOUSE
  const { x, y, length } = points
  const sx = box.w / (view.x[1] - view.x[0])
  const sy = box.h / (view.y[1] - view.y[0])
  let best = -1
  let least = reach * reach
  for (let i = 0; i < length; i++) {
    const dx = (x[i] - view.x[0]) * sx - px
    const dy = box.h - (y[i] - view.y[0]) * sy - py
    const distance = dx * dx + dy * dy
    if (distance <= least) {
      least = distance
      best = i
    }
  }
  return best
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Whether a key is one of the arrows. */
export function isArrow(key) {
  return key in DIRECTIONS
}

/** The point that lies next in an arrow's direction: near, and rather straight ahead; `from` itself where none does. */
export function neighbourPoint(points, view, box, from, key) {
  const [right, down] = DIRECTIONS[key]
  const [px, py] = toPixel(view, box, points.x[from], points.y[from])
  const { length } = points
  let best = from
  let least = Infinity
  for (let i = 0; i < length; i++) {
    const [x, y] = toPixel(view, box, points.x[i], points.y[i])
    const ahead = (x - px) * right + (y - py) * down
    const aside = Math.abs((x - px) * down) + Math.abs((y - py) * right)
    if (ahead <= 0.01) continue
    const cost = ahead + SIDEWAYS * aside + (aside > ahead ? STEEP : 0)
    if (cost < least) {
      least = cost
      best = i
    }
  }
  return best
}

/** The place of a pixel. */
export function toPlace(view, box, px, py) {
  return [
    view.x[0] + (px / box.w) * (view.x[1] - view.x[0]),
    view.y[0] + (1 - py / box.h) * (view.y[1] - view.y[0]),
  ]
}
