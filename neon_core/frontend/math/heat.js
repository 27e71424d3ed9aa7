// The cells of a heat map: how strong each is, and the order of the lines. Pure.

const FAINTEST = 0.03
const STRONGEST = 0.6

/** The largest size of the numbers of all lines; 1 where all are 0. */
export function largestOf(lines, kind) {
  const sizes = lines.flatMap(line => line[kind].map(value => Math.abs(value ?? 0)))
  return sizes.reduce((a, b) => Math.max(a, b), 0) || 1
}

/** Opacity of a cell, from faint at 0 to strong at the largest number. */
export function opacityOf(value, largest) {
  return FAINTEST + (STRONGEST - FAINTEST) * Math.min(1, Math.abs(value) / largest)
}

/** The positions of the lines: as they came, or by their number in a cluster, the largest first. */
export function lineOrder(lines, kind, cluster) {
  const order = [...lines.keys()]
  if (cluster === null) return order
  const value = i => lines[i][kind][cluster] ?? -Infinity
  return order.sort((a, b) => value(b) - value(a) || a - b)
}

/** Where a key leads to in a list; undefined for any other key. */
export function steppedTo(key, at, n) {
  const page = 10
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: n - 1 }
  return key in steps ? Math.max(0, Math.min(n - 1, steps[key])) : undefined
}
