// How far a table of rows is scrolled, and which rows are seen there. Pure.
//
// A browser lays out no element of any height: Chromium ends at 33,554,428 pixels, Firefox at about 17,895,000. A taller
// table is drawn on a lower stage, on which each pixel of the scroll bar stands for more than one.

export const TALLEST = [33_000_000, 16_000_000] // pixels that a stage may have, from the most willing browser on

/** The height of the stage of a table: its own, or the tallest that the browser lays out. */
export function stageHeight(total, rowHeight, tallest) {
  return Math.min(total * rowHeight, tallest)
}

/** The distance of the table's own top from the upper edge of what is seen, where the stage is scrolled to `top`. */
export function tableTop(top, view, total, rowHeight, tallest) {
  const own = total * rowHeight
  const stage = stageHeight(total, rowHeight, tallest)
  if (own <= stage || stage <= view) return top
  return (Math.max(0, Math.min(top, stage - view)) * (own - view)) / (stage - view)
}

/** Where the stage is scrolled to so that the table's own top is at a distance: `tableTop` the other way round. */
export function stageTop(distance, view, total, rowHeight, tallest) {
  const own = total * rowHeight
  const stage = stageHeight(total, rowHeight, tallest)
  if (own <= stage || stage <= view) return distance
  return (Math.max(0, Math.min(distance, own - view)) * (stage - view)) / (own - view)
}

/** The room above the first drawn row, so that each row is seen where the scroll bar says. */
export function roomAbove(from, top, view, total, rowHeight, tallest) {
  return Math.max(0, top + from * rowHeight - tableTop(top, view, total, rowHeight, tallest))
}
