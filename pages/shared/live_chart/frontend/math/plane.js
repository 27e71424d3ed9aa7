// Where things are on the map: pure arithmetic on a view { x: [from, to], y: [from, to] } drawn in a box { w, h }.

const CLOSEST = 60 // times nearer than the whole map
const MOUSE = 14
const FINGER = 28

/** The pixel of a place. */
export function toPixel(view, box, x, y) {
  return [
    ((x - view.x[0]) / (view.x[1] - view.x[0])) * box.w,
    (1 - (y - view.y[0]) / (view.y[1] - view.y[0])) * box.h,
  ]
}

/** The view after a drag by (dx, dy) pixels. */
export function panned(view, box, dx, dy) {
  const x = (dx / box.w) * (view.x[1] - view.x[0])
  const y = (dy / box.h) * (view.y[1] - view.y[0])
  return { x: view.x.map(v => v - x), y: view.y.map(v => v + y) }
}

/** The view `factor` times nearer, the pixel (px, py) staying where it is; never wider than the whole map. */
export function zoomed(view, box, px, py, factor, whole) {
  const now = (whole.x[1] - whole.x[0]) / (view.x[1] - view.x[0])
  const next = Math.max(1, Math.min(CLOSEST, now * factor))
  if (next === 1) return whole
  const f = next / now
  const at = (range, share) => {
    const fix = range[0] + share * (range[1] - range[0])
    return range.map(v => fix + (v - fix) / f)
  }
  return { x: at(view.x, px / box.w), y: at(view.y, 1 - py / box.h) }
}

/** Whether a view is the whole map. */
export function isWhole(view, whole) {
  const same = (range, other) => range.every((v, i) => Math.abs(v - other[i]) <= 1e-6 * Math.abs(other[1] - other[0]))
  return same(view.x, whole.x) && same(view.y, whole.y)
}

/** The point nearest to a pixel, within reach of a mouse or a finger; of several on one place the one on top. -1: none. */
export function nearestPoint(points, view, box, px, py, finger = false) {
  const reach = finger ? FINGER : MOUSE
  let best = -1
  let least = reach * reach
  const sx = box.w / (view.x[1] - view.x[0])
  const sy = box.h / (view.y[1] - view.y[0])
  for (let i = 0; i < points.length; i++) {
    const dx = (points.x[i] - view.x[0]) * sx - px
    const dy = box.h - (points.y[i] - view.y[0]) * sy - py
    const distance = dx * dx + dy * dy
    if (distance <= least) {
      least = distance
      best = i
    }
  }
  return best
}

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Whether a key is one of the arrows. */
export function isArrow(key) {
  return key in WAYS
}

/** The point that lies next in an arrow's direction: near, and rather straight ahead; `from` itself where none does. */
export function neighbour(points, view, box, from, key) {
  const [wx, wy] = WAYS[key]
  const [px, py] = toPixel(view, box, points.x[from], points.y[from])
  let best = from
  let least = Infinity
  for (let i = 0; i < points.length; i++) {
    const [x, y] = toPixel(view, box, points.x[i], points.y[i])
    const ahead = (x - px) * wx + (y - py) * wy
    const aside = Math.abs((x - px) * wy) + Math.abs((y - py) * wx)
    if (ahead <= 0.01) continue
    const cost = ahead + 2.5 * aside + (aside > ahead ? 1000 : 0)
    if (cost < least) {
      least = cost
      best = i
    }
  }
  return best
}

/** A view moved, if need be, so that a place is in it with some room. */
export function showing(view, box, x, y) {
  const [px, py] = toPixel(view, box, x, y)
  const room = 24
  const dx = Math.max(0, room - px) - Math.max(0, px - (box.w - room))
  const dy = Math.max(0, room - py) - Math.max(0, py - (box.h - room))
  return dx || dy ? panned(view, box, dx, dy) : view
}

/** A path of absolute M, L, H, V, A and Z commands somewhere else; null where it has others. */
export function translated(path, dx, dy) {
  const commands = path.match(/[a-df-z][^a-df-z]*/gi) ?? []
  const moved = commands.map(command => {
    const kind = command[0]
    const numbers = (command.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number)
    if (kind === 'Z' || kind === 'z') return 'Z'
    if (kind === 'H') return `H${numbers.map(v => v + dx)}`
    if (kind === 'V') return `V${numbers.map(v => v + dy)}`
    if (kind === 'M' || kind === 'L') return kind + numbers.map((v, i) => v + (i % 2 ? dy : dx))
    if (kind === 'A') return `A${numbers.map((v, i) => (i % 7 === 5 ? v + dx : i % 7 === 6 ? v + dy : v))}`
    return null
  })
  return commands.length && !moved.includes(null) ? moved.join('') : null
}

/** Where a number stands in a list of growing ones; -1 where it does not. */
export function position(list, number) {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (list[middle] < number) from = middle + 1
    else to = middle
  }
  return list[from] === number ? from : -1
}
