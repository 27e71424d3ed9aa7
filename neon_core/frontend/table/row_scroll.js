// How far a table of rows is scrolled, and which rows are seen there. Pure.
//
// A browser lays out no element of any height, and Chromium brings none into sight that a key leads to beyond 16,777,216
// pixels. A taller table is drawn on a lower stage: a drag of the scroll bar goes through all of it, and what a hand, a
// wheel or a key moves is moved as far as it is.

export const TALLEST = 16_000_000 // pixels of a stage

/** The height of the stage of a table. */
export function stageHeight(total, rowHeight) {
  return Math.min(total * rowHeight, TALLEST)
}

/** How far the table is scrolled where its stage is scrolled to `top`; `view` is the height in which rows are seen. */
export function tableTop(top, view, total, rowHeight) {
  const own = total * rowHeight
  const stage = stageHeight(total, rowHeight)
  if (own <= stage || stage <= view) return top
  return (Math.max(0, Math.min(top, stage - view)) * (own - view)) / (stage - view)
}

/** Where the stage is scrolled to for a table that is scrolled by `distance`: `tableTop` the other way round. */
export function stageTop(distance, view, total, rowHeight) {
  const own = total * rowHeight
  const stage = stageHeight(total, rowHeight)
  if (own <= stage || stage <= view) return distance
  return (Math.max(0, Math.min(distance, own - view)) * (stage - view)) / (own - view)
}

/** How far the table is scrolled once its stage was scrolled from one place to another: by as much, unless it was far. */
export function scrolledBy(distance, from, to, view, total, rowHeight) {
  const end = stageHeight(total, rowHeight) - view
  const isFar = Math.abs(to - from) > view || to <= 0 || to >= end
  if (isFar || total * rowHeight <= TALLEST) return tableTop(to, view, total, rowHeight)
  return Math.max(0, Math.min(distance + to - from, total * rowHeight - view))
}
