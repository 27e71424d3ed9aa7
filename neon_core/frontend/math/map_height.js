// How high a map is: as high as the panel beside it leaves room for, on the first screen.

const LEAST = 400 // pixels, where the window has them
const TINY = 200 // pixels; a lower map would have no room for its names
const BAR = 60 // pixels of the page's own bar, which stays on top of a low window
const USUAL = 25 // times the size of the type: 400 pixels on a desk, more where the type has grown
const SLENDER = 1.3 // times its width, at most: axes are equal, and more would be empty
const ALONE = 0.7 // times its width, where nothing stands beside it
const EDGE = 16 // pixels between a map and the end of the first screen
const NOTICED = 56 // pixels; the answers to two rows differ by less, and the map stays as it is

/**
 * The height of a map, in whole pixels.
 * @param {{ width: number, top: number, screen: number, below: number, end: number | null, type: number }} place  The
 *   map's width; its top and the panel's end on the page, null where the panel is not beside it; the height of the
 *   window; what stands below the map in its own column; the size of the type.
 */
export function mapHeight({ width, top, screen, below, end, type }) {
  const free = end === null ? ALONE * width : end - top - below
  const wanted = Math.max(free, USUAL * type)
  const least = Math.max(TINY, Math.min(LEAST, screen - BAR - 2 * EDGE)) // a phone on its side is 390 pixels high
  return Math.round(Math.max(least, Math.min(wanted, screen - top - EDGE, SLENDER * width)))
}

/**
 * The size of a map: a new height only where the window is another one, or the panel has become another one.
 * @param {{ width: number, height: number, screen: number } | null} before
 * @param {{ width: number, height: number, screen: number }} now
 */
export function steadySize(before, now) {
  const isSameWindow = before !== null && before.screen === now.screen && Math.abs(before.width - now.width) < 1
  return isSameWindow && Math.abs(before.height - now.height) < NOTICED ? before : now
}
