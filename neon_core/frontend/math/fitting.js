// Which texts along an axis have room. Pure.

const GAP = 6 // pixels between two texts, at least

/**
 * Where each text begins, in pixels, or null where it has no room: beside an earlier text, or within the axis. A text
 * stands around its place, or begins there; at the ends it is moved in.
 * @param {number[]} places in pixels
 * @param {number[]} widths of the texts
 * @param {number} length of the axis
 * @param {boolean} begins whether a text begins at its place
 */
export function fittingStarts(places, widths, length, begins) {
  let free = 0 // from here on
  return places.map((place, i) => {
    const wanted = begins ? place : place - widths[i] / 2
    const start = Math.max(0, Math.min(wanted, length - widths[i]))
    const isMovedFar = begins && start < wanted - GAP
    if (widths[i] > length || start < free || isMovedFar) return null
    free = start + widths[i] + GAP
    return start
  })
}

/** The parts of a strip in the order in which they are drawn, each with where it begins; parts of nothing are left out. */
export function parts(shares, isOwnOrder) {
  const order = [...shares.keys()].filter(i => shares[i] > 0)
  if (isOwnOrder) order.sort((a, b) => shares[b] - shares[a] || a - b)
  let start = 0
  return order.map((value, rank) => {
    const part = { value, rank: isOwnOrder ? rank : value, start, share: shares[value] }
    start += shares[value]
    return part
  })
}
