// Which of many points a line goes around, by the even-odd rule of neon_core/drawn_rows.py: a point is inside where an odd
// number of edges is crossed on the way to its right; of the points on the line, those on a left or lower edge are inside.

/** Toggle `isOdd` of every point with the edge between two places to its right. */
function toggle(isOdd, { x, y }, from, to) {
  const [[x0, y0], [x1, y1]] = from[1] <= to[1] ? [from, to] : [to, from]
  const [across, upwards] = [x1 - x0, y1 - y0]
  for (let i = 0; i < isOdd.length; i++) {
    if (y[i] >= y0 && y[i] < y1 && (x[i] - x0) * upwards < (y[i] - y0) * across) isOdd[i] ^= 1
  }
}

/** Which points a closed line goes around, 1 or 0 each. `points` has x, y and drawn, their number. */
export function enclosed(points, outline) {
  const isOdd = new Uint8Array(points.drawn)
  outline.forEach((place, i) => toggle(isOdd, points, place, outline[(i + 1) % outline.length]))
  return isOdd
}

/** The points that a growing line goes around; each new place costs one look at every point. */
export class Enclosure {
  #isOdd // of the line without its end's way back to its start
  path // the places of the line

  constructor(points, start) {
    this.points = points
    this.#isOdd = new Uint8Array(points.drawn)
    this.path = [start]
  }

  add(place) {
    toggle(this.#isOdd, this.points, this.path.at(-1), place)
    this.path.push(place)
  }

  /** Keep only the vertices with these numbers, the first and the last among them; costs a look at every point for each. */
  thin(kept) {
    const [start, ...others] = kept.map(i => this.path[i])
    this.#isOdd.fill(0)
    this.path = [start]
    for (const place of others) this.add(place)
  }

  /** How many points the line goes around, closed from its end to its start. */
  get count() {
    const isOdd = this.#isOdd.slice()
    toggle(isOdd, this.points, this.path.at(-1), this.path[0])
    return sum(isOdd)
  }
}

/** How many are 1. */
export function sum(flags) {
  let total = 0
  for (const flag of flags) total += flag
  return total
}
