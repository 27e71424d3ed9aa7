// Where texts stand on a map: pure arithmetic in pixels. A rectangle is [left, top, right, bottom], a place [x, y], a size
// [width, height]; a result is the left upper corner, null where there is no room. neon_core/figures/label_places.py is
// the same in Python; a test holds the two together.

const EDGE = 2 // pixels between a text and the edge of the map
const CLEAR = 5 // pixels around a text that are kept free of marks
const APART = 3 // pixels between two texts
const FINEST = 6 // pixels of a cell in which marks are counted, at least
const CELLS = 72 // cells across, at most
const STEPS = 22 // places that are tried across and down, then again around the best of them
const COVERED = 40 // cost of a covered mark, in pixels of distance
const FROM_ANCHOR = 0.15 // cost of a pixel from the anchor: a text stands by the cluster, not by an outlier
const OUTWARDS = 0.3 // gain of a pixel from the middle of all marks: names stand around the picture
const CONFUSED = 2 // cost of a pixel that the marks of another cluster are nearer
const BESIDE = [20, 32, 46] // pixels between a chosen row and its name
const COVERED_BY_NAME = 2 // cost of a mark under the name, which has a halo
const AWAY = 2 // cost of a pixel that the name is further away
const RANK = 3 // cost of the next one of the eight sides
const SLIDE = 6 // pixels of a step along the edge

/** Whether two rectangles overlap. */
export function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/** The rectangle of a text. */
export function rectangle([x, y], [w, h], margin = 0) {
  return [x - margin, y - margin, x + w + margin, y + h + margin]
}

/** The square around a place. */
export function around([x, y], reach) {
  return [x - reach, y - reach, x + reach, y + reach]
}

/** Whether a place is on the map. */
export function isInside({ w, h }, [x, y]) {
  return x >= 0 && y >= 0 && x <= w && y <= h
}

/** Count the marks of each group in cells of the map; marks outside do not count. */
export function countMarks(box, groups) {
  const cell = Math.max(FINEST, Math.max(box.w, box.h) / CELLS)
  const [nx, ny] = [Math.ceil(box.w / cell) || 1, Math.ceil(box.h / cell) || 1]
  const counts = new Float64Array(nx * ny)
  const centers = groups.map(marks => {
    const taken = new Set()
    for (const [x, y] of marks) {
      if (!isInside(box, [x, y])) continue
      const at = Math.min(ny - 1, Math.floor(y / cell)) * nx + Math.min(nx - 1, Math.floor(x / cell))
      counts[at] += 1
      taken.add(at)
    }
    return [...taken].sort((a, b) => a - b).map(at => [((at % nx) + 0.5) * cell, (Math.floor(at / nx) + 0.5) * cell])
  })
  return { cell, nx, ny, sums: summed(counts, nx, ny), centers, middle: middleOf(centers.flat(), box) }
}

/** The mean of some places, the middle of the map where there are none. */
function middleOf(places, { w, h }) {
  if (!places.length) return [w / 2, h / 2]
  return [0, 1].map(axis => places.reduce((sum, place) => sum + place[axis], 0) / places.length)
}

/** The sums over all cells above and to the left: any rectangle is then four numbers. */
function summed(counts, nx, ny) {
  const sums = new Float64Array((nx + 1) * (ny + 1))
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const above = sums[j * (nx + 1) + i + 1] - sums[j * (nx + 1) + i]
      sums[(j + 1) * (nx + 1) + i + 1] = counts[j * nx + i] + sums[(j + 1) * (nx + 1) + i] + above
    }
  }
  return sums
}

/** How many marks lie in the cells that a rectangle touches. */
function marksIn({ cell, nx, ny, sums }, [x0, y0, x1, y1]) {
  const within = (value, most) => Math.max(0, Math.min(most, value))
  const [i0, j0] = [within(Math.floor(x0 / cell), nx), within(Math.floor(y0 / cell), ny)]
  const [i1, j1] = [within(Math.ceil(x1 / cell), nx), within(Math.ceil(y1 / cell), ny)]
  const at = (i, j) => sums[j * (nx + 1) + i]
  return at(i1, j1) - at(i0, j1) - at(i1, j0) + at(i0, j0)
}

/** The distance from a rectangle to a place, 0 inside. */
export function distance(text, place) {
  return distanceTo([place], text)
}

/** The distance from a rectangle to the nearest of some places. */
function distanceTo(places, [x0, y0, x1, y1]) {
  let least = Infinity
  for (const [x, y] of places) {
    const dx = Math.max(x0 - x, 0, x - x1)
    const dy = Math.max(y0 - y, 0, y - y1)
    least = Math.min(least, dx * dx + dy * dy)
  }
  return Math.sqrt(least)
}

/**
 * Place the names of clusters, each beside its own marks: on the map, over no obstacle, over none of each other, and
 * over as few marks as can be. A label has the number of its `group` of marks, an `anchor` and a `size`.
 */
export function placeLabels(box, field, labels, obstacles) {
  const taken = [...obstacles]
  return labels.map(label => {
    const cost = (place, least) => labelCost(field, label, place, least)
    const place = bestPlace(box, label.size, taken, cost)
    if (place) taken.push(rectangle(place, label.size, APART))
    return place
  })
}

/** The cost of a place for a label; not worked out to the end where it is more than the least so far. */
function labelCost(field, { group, anchor, size }, place, least) {
  const text = rectangle(place, size)
  const from = ([x, y]) => distanceTo([[place[0] + size[0] / 2, place[1] + size[1] / 2]], [x, y, x, y])
  const covered = COVERED * marksIn(field, rectangle(place, size, CLEAR))
  const cost = covered + FROM_ANCHOR * from(anchor) - OUTWARDS * from(field.middle)
  if (cost >= least) return cost
  const own = field.centers[group].length ? distanceTo(field.centers[group], text) : 0
  const others = field.centers.flatMap((places, i) => (i === group || !places.length ? [] : [distanceTo(places, text)]))
  return cost + own + CONFUSED * Math.max(0, own - Math.min(Infinity, ...others))
}

/** The free place of the least cost, on a coarse grid and then around the best of it; null where none is free. */
function bestPlace(box, size, taken, cost) {
  const [right, bottom] = [box.w - size[0] - EDGE, box.h - size[1] - EDGE]
  if (right < EDGE || bottom < EDGE) return null
  const [dx, dy] = [(right - EDGE) / STEPS, (bottom - EDGE) / STEPS]
  const best = { place: null, cost: Infinity }
  search(best, [EDGE, EDGE], [dx, dy], [right, bottom], { size, taken, cost })
  if (!best.place) return null
  const start = [Math.max(EDGE, best.place[0] - dx), Math.max(EDGE, best.place[1] - dy)]
  const end = [Math.min(right, best.place[0] + dx), Math.min(bottom, best.place[1] + dy)]
  search(best, start, [(end[0] - start[0]) / STEPS, (end[1] - start[1]) / STEPS], end, { size, taken, cost })
  return best.place
}

/** Try the places of a grid, and keep the one of the least cost. */
function search(best, start, step, end, { size, taken, cost }) {
  for (let j = 0; j <= STEPS; j++) {
    for (let i = 0; i <= STEPS; i++) {
      const place = [Math.min(end[0], start[0] + i * step[0]), Math.min(end[1], start[1] + j * step[1])]
      if (taken.some(other => overlap(other, rectangle(place, size)))) continue
      const own = cost(place, best.cost)
      if (own < best.cost) Object.assign(best, { place, cost: own })
    }
  }
}

const SIDES = [[1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1]]

/** Place the name of a row beside it, at one of some gaps: on the map, over no obstacle, and where there are few marks. */
export function placeBeside(box, field, here, size, obstacles, gaps = BESIDE) {
  const best = { place: null, cost: Infinity }
  for (const gap of gaps) {
    SIDES.forEach((side, rank) => {
      const place = besidePlace(box, here, size, side, gap)
      const text = rectangle(place, size)
      if (place[0] < EDGE || text[2] > box.w - EDGE || place[1] < EDGE || text[3] > box.h - EDGE) return
      if (obstacles.some(other => overlap(other, text))) return
      const cost = RANK * rank + AWAY * (gap - gaps[0]) + COVERED_BY_NAME * marksIn(field, text)
      if (cost < best.cost) Object.assign(best, { place, cost })
    })
  }
  const near = place => distanceTo([here], rectangle(place, size))
  return best.place ?? bestPlace(box, size, obstacles, near)
}

/** The corner of a text on one side of a place; one above or below is moved sideways onto the map. */
function besidePlace(box, [x, y], [w, h], [right, down], gap) {
  const near = right && down ? gap * 0.75 : gap
  const left = right > 0 ? x + near : right < 0 ? x - near - w : Math.max(EDGE, Math.min(box.w - w - EDGE, x - w / 2))
  const top = down > 0 ? y + near : down < 0 ? y - near - h : y - h / 2
  return [left, top]
}

/** Place the name of a cluster that is out of sight at the edge that is nearest to it. */
export function placeAtEdge(box, target, size, obstacles) {
  const limits = [box.w - size[0] - EDGE, box.h - size[1] - EDGE]
  if (limits[0] < EDGE || limits[1] < EDGE) return null
  const start = [0, 1].map(i => Math.max(EDGE, Math.min(limits[i], target[i] - size[i] / 2)))
  const axis = target[0] < 0 || target[0] > box.w ? 1 : 0
  const corner = [...start]
  corner[axis] = start[axis] < limits[axis] / 2 ? EDGE : limits[axis]
  return freeAlong(axis, start, { limits, size, obstacles }) ?? freeAlong(1 - axis, corner, { limits, size, obstacles })
}

/** The free place along an edge that is nearest to a start. */
function freeAlong(axis, start, { limits, size, obstacles }) {
  for (let k = 0; k * SLIDE <= limits[axis]; k++) {
    for (const offset of k ? [-k * SLIDE, k * SLIDE] : [0]) {
      const place = [...start]
      place[axis] += offset
      if (place[axis] < EDGE || place[axis] > limits[axis]) continue
      if (!obstacles.some(other => overlap(other, rectangle(place, size)))) return place
    }
  }
  return null
}

const ARROWS = ['→', '↗', '↑', '↖', '←', '↙', '↓', '↘']

/** The arrow from a text to a place. */
export function arrowTo([x, y], [w, h], target) {
  const turn = Math.atan2(y + h / 2 - target[1], target[0] - (x + w / 2)) / (Math.PI / 4)
  return ARROWS[(Math.round(turn) + 8) % 8]
}
