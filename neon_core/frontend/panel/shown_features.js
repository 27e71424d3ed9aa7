// Which features a table of bars shows. Pure.

/**
 * Parted into `shown` and `rest`, both in order: the features whose name has the text in it, at most so many; a search
 * that finds all is none. `found` says whether there is one.
 */
export function shownFeatures(order, names, text, most) {
  const lower = text.toLowerCase()
  const matching = lower ? order.filter(i => names[i].toLowerCase().includes(lower)) : order
  const isCut = matching.length > most || matching.length < order.length
  const shown = isCut ? matching.slice(0, most - 1) : matching
  const isShown = new Set(shown)
  return { found: matching.length > 0, shown, rest: order.filter(i => !isShown.has(i)) }
}
