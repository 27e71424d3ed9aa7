// A flow from the clusters on the left to those on the right: where the ends, the ribbons and the labels are. Pure.

const GAP = 11 // pixels between two ends

/** The ends of one side, centred: their tops and lengths; an empty one has no length and takes no gap. */
export function endPlaces(sizes, scale, height) {
  const n = sizes.filter(size => size > 0).length
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let top = (height - total * scale - GAP * Math.max(0, n - 1)) / 2
  return sizes.map(size => {
    const place = { top, length: size * scale }
    if (size > 0) top += size * scale + GAP
    return place
  })
}

/** Pixels for a row, so that the side with more ends fills the height. */
export function flowScale(before, after, height) {
  const total = before.reduce((sum, size) => sum + size, 0)
  const n = Math.max(...[before, after].map(sizes => sizes.filter(size => size > 0).length))
  return total ? Math.max(0, height - GAP * Math.max(0, n - 1)) / total : 0
}

/** The ribbons: where each begins and ends, in the order of the streams; `after` is a position on the right. */
export function ribbonPlaces(streams, before, after, scale) {
  const left = before.map(place => place.top), right = after.map(place => place.top)
  const places = new Map()
  const byLeft = [...streams].sort((a, b) => a.before - b.before || a.after - b.after)
  for (const stream of byLeft) {
    places.set(stream, { from: left[stream.before], to: 0, thickness: stream.n * scale })
    left[stream.before] += stream.n * scale
  }
  const byRight = [...streams].sort((a, b) => a.after - b.after || a.before - b.before)
  for (const stream of byRight) {
    places.get(stream).to = right[stream.after]
    right[stream.after] += stream.n * scale
  }
  return streams.map(stream => places.get(stream))
}

/** The path of a ribbon from the left to the right. */
export function ribbonPath({ from, to, thickness }, width) {
  const middle = width / 2, number = value => value.toFixed(1)
  const curve = (end, x, y) => `C${number(middle)},${number(end)} ${number(middle)},${number(y)} ${number(x)},${number(y)}`
  return (
    `M0,${number(from)}${curve(from, width, to)}L${number(width)},${number(to + thickness)}` +
    `${curve(to + thickness, 0, from + thickness)}Z`
  )
}

/** The places of labels that are wanted at these heights, in order, each at least `pitch` below the one before. */
export function spreadLabels(wanted, pitch, height) {
  const places = []
  for (const place of wanted) places.push(Math.max(place, pitch / 2, (places.at(-1) ?? -Infinity) + pitch))
  let most = height - pitch / 2
  for (let i = places.length - 1; i >= 0 && places[i] > most; i--) {
    places[i] = most
    most -= pitch
  }
  return places
}
