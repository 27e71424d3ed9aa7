// The axis of the numbers of clusters, the places of a measure's values, and the dots that stack above. Pure.

/** The place of each K on an axis: the middle of a column of equal width. */
export function columnPlaces(n, width) {
  return Array.from({ length: n }, (_, i) => (width * (i + 0.5)) / n)
}

/** The position of the column at a place, from 0 to n - 1. */
export function columnAt(x, n, width) {
  return Math.max(0, Math.min(n - 1, Math.floor((x / width) * n)))
}

/** The heights of values between `top` and `bottom`, the largest at the top; null where there is none. */
export function heights(values, low, high, top, bottom) {
  const middle = (top + bottom) / 2
  const height = v => (high > low ? bottom - ((v - low) / (high - low)) * (bottom - top) : middle)
  return values.map(v => (v === null ? null : height(v)))
}

/** The runs of places without a gap, as lists of [x, y]. */
export function runs(xs, ys) {
  const all = [[]]
  ys.forEach((y, i) => (y === null ? all.push([]) : all.at(-1).push([xs[i], y])))
  return all.filter(run => run.length)
}

/** The path of a line through places, "" of none. */
export function linePath(points) {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`).join('')
}

/** The path of a band between two lines. */
export function bandPath(xs, lows, highs) {
  const at = xs.flatMap((x, i) => (lows[i] === null || highs[i] === null ? [] : [[x, lows[i], highs[i]]]))
  if (at.length < 2) return ''
  const back = [...at].reverse().map(([x, low]) => [x, low])
  return `${linePath([...at.map(([x, , high]) => [x, high]), ...back])}Z`
}

/** How many of the measures choose each K. */
export function tally(ks, chosen) {
  return ks.map(k => chosen.filter(each => each === k).length)
}

/** Radius and distance of stacked dots, so that the highest stack has room. */
export function stackSize(most, room) {
  const pitch = Math.min(10, room / Math.max(1, most))
  return { pitch, radius: Math.min(4, pitch * 0.43) }
}

/** Which numbers of an axis are written: as many as have room, always the first and those that are asked for. */
export function writtenTicks(ks, width, needed, room = 22) {
  const step = [1, 2, 5, 10, 25].find(n => (width / ks.length) * n >= room) ?? 50
  const near = k => needed.some(other => other !== k && Math.abs(other - k) < step)
  return ks.filter(k => needed.includes(k) || (step === 1 || (k % step === 0 && !near(k))))
}
