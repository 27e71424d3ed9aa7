// The shape of a line that a hand draws: around something, or straight across it for a box. Pure; places are pixels.

const WOBBLE = 8 // pixels that a straight line may leave its way by
const BEND = 0.12 // of its length: a quarter of a circle leaves it by 0.21
const DETOUR = 1.3 // of the way from end to end: a line that comes back is longer
const DETAIL = 0.4 // pixels that leaving a vertex out may move the line by
const GAP = 6 // pixels between a shape and its text

const apart = ([x, y], [u, v]) => Math.hypot(u - x, v - y)

/** The distance from a place to the straight line between two others. */
function aside(place, from, to) {
  const length = apart(from, to)
  if (length === 0) return apart(place, from)
  return Math.abs((to[0] - from[0]) * (from[1] - place[1]) - (from[0] - place[0]) * (to[1] - from[1])) / length
}

/** Whether a line goes straight from its start to its end, as far as a hand can. */
export function isStraight(path) {
  const [from, to] = [path[0], path.at(-1)]
  const direct = apart(from, to)
  const length = path.reduce((sum, place, i) => sum + (i ? apart(path[i - 1], place) : 0), 0)
  if (direct === 0 || length > DETOUR * direct) return false
  const limit = Math.max(WOBBLE, BEND * direct)
  return path.every(place => aside(place, from, to) <= limit)
}

/** The corners of the box between two opposite ones. */
export function boxBetween([x, y], [u, v]) {
  return [[x, y], [u, y], [u, v], [x, v]]
}

/** The numbers of the vertices that a line needs; Douglas and Peucker (1973), without recursion. */
function needed(path, detail) {
  const kept = new Set([0, path.length - 1])
  const spans = [[0, path.length - 1]]
  while (spans.length) {
    const [first, last] = spans.pop()
    let [farthest, most] = [-1, detail]
    for (let i = first + 1; i < last; i++) {
      const away = aside(path[i], path[first], path[last])
      if (away > most) [farthest, most] = [i, away]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    spans.push([first, farthest], [farthest, last])
  }
  return [...kept].sort((one, other) => one - other)
}

/** The numbers of at most `most` vertices of a line, from its start to its end: those that its shape shows most. */
export function telling(path, most) {
  let detail = DETAIL
  let kept = needed(path, detail)
  while (kept.length > most) kept = needed(path, (detail *= 1.5))
  return kept
}

/** The place of a text beside a shape, in a box: to its right, else to its left, else at its top; never out of the box. */
export function placeLabel(shape, [width, height], box) {
  const [xs, ys] = [shape.map(([x]) => x), shape.map(([, y]) => y)]
  const [left, right, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys)]
  const y = Math.max(0, Math.min(box.h - height, top))
  if (right + GAP + width <= box.w) return [Math.max(0, right + GAP), y]
  if (left - GAP - width >= 0) return [Math.min(box.w, left) - GAP - width, y]
  const above = top - GAP - height
  const x = Math.max(0, Math.min(box.w - width, (left + right - width) / 2))
  return [x, Math.max(0, Math.min(box.h - height, above))]
}
