// Which texts a map has and where each stands: the names of the clusters, at the edge those that are out of sight, and the
// chosen row's name. Pure; the live map and the saved picture take their places from here.

import {
  around, arrowTo, countMarks, isInside, overlap, placeAtEdge, placeBeside, placeLabels, rectangle,
} from '../math/label_places.js'
import { toPixel } from '../math/plane.js'

export const CENTROID = 12 // pixels from a centroid's middle to its rim, and a little more
export const RING = 17 // the same of the chosen row's ring
export const COVERS = 16 // pixels up to which a centroid hides a row's mark
const FOOT = 9 // pixels past the border to the length of the way there
const NAME_CLEAR = 2 // pixels around the chosen row's name

/** The marks of each cluster in pixels. `points` has x, y, length and traces. */
export function groupMarks({ points, view, box, centroids }) {
  const groups = centroids.map(() => [])
  for (let i = 0; i < points.length; i++) {
    groups[points.traces[i].meta.cluster]?.push(toPixel(view, box, points.x[i], points.y[i]))
  }
  return groups
}

/** Whether a cluster has to be named at the edge: where its name stands by its marks, none is seen, else its centroid. */
function isAway(box, centroid, marks, isNamed) {
  return !isInside(box, centroid) && !(isNamed && marks.some(mark => isInside(box, mark)))
}

const clamped = ({ w, h }, [x, y]) => [Math.max(0, Math.min(w, x)), Math.max(0, Math.min(h, y))]

/**
 * Place the names of the clusters.
 *
 * `scene` has box, groups (of marks), centroids (pixels), isNamed (names stand by the marks; else a number in the
 * centroid is the name), obstacles (rectangles), sizes (of each name), and edgeSizes (of each name at the edge).
 */
export function arrangeClusters(scene) {
  const field = countMarks(scene.box, scene.groups)
  const centroids = scene.centroids.filter(place => isInside(scene.box, place)).map(place => around(place, CENTROID))
  const obstacles = [...scene.obstacles, ...centroids]
  return { ...scene, field, obstacles, labels: placeClusters(scene, field, obstacles) }
}

/**
 * Place the texts of a chosen row: { here, foot, size, farSize }, foot null where there is no way to a border. Where its
 * ring or its texts would lie on the name of a cluster, the names of the clusters give way.
 *
 * @returns {{ labels: Object[], name: number[] | null, far: number[] | null }}
 */
export function arrangeRow(arranged, row) {
  const { box, field, labels, obstacles } = arranged
  if (!row || !isInside(box, row.here)) return { labels, name: null, far: null }
  const fixed = [...obstacles, around(row.here, RING)]
  const far = placeFar(box, field, row, fixed)
  if (far) fixed.push(rectangle(far, row.farSize))
  const texts = labels.flatMap(label => (label ? [label.rectangle] : []))
  const isFree = fixed.slice(obstacles.length).every(part => !texts.some(text => overlap(part, text)))
  const name = isFree ? placeBeside(box, field, row.here, row.size, [...fixed, ...texts]) : null
  if (name) return { labels, name, far }
  const own = placeBeside(box, field, row.here, row.size, fixed)
  const taken = own ? [...fixed, rectangle(own, row.size, NAME_CLEAR)] : fixed
  return { labels: placeClusters(arranged, field, taken), name: own, far }
}

/** The place of each cluster's name: { place, size, rectangle, arrow }, an arrow only at the edge; null without room. */
function placeClusters({ box, groups, centroids, isNamed, sizes, edgeSizes }, field, obstacles) {
  const taken = [...obstacles]
  const labels = centroids.map((centroid, k) => {
    if (!isAway(box, centroid, groups[k], isNamed)) return null
    const place = placeAtEdge(box, centroid, edgeSizes[k], taken)
    if (!place) return null
    taken.push(rectangle(place, edgeSizes[k], NAME_CLEAR))
    return { place, size: edgeSizes[k], rectangle: rectangle(place, edgeSizes[k]), arrow: arrowTo(place, edgeSizes[k], centroid) }
  })
  if (!isNamed) return labels
  const here = centroids.map((_, k) => k).filter(k => !isAway(box, centroids[k], groups[k], isNamed))
  const near = here.map(k => ({ group: k, anchor: clamped(box, centroids[k]), size: sizes[k] }))
  placeLabels(box, field, near, taken).forEach((place, i) => {
    const size = sizes[here[i]]
    if (place) labels[here[i]] = { place, size, rectangle: rectangle(place, size), arrow: '' }
  })
  return labels
}

/** The place of the length of the way to the border: past the border, and past the ring; null where there is no way. */
function placeFar(box, field, { here, foot, farSize }, obstacles) {
  if (!foot || !isInside(box, foot)) return null
  const [dx, dy] = [foot[0] - here[0], foot[1] - here[1]]
  const length = Math.hypot(dx, dy) || 1
  const beyond = Math.max(length + FOOT, RING + FOOT) / length
  const [x, y] = [here[0] + dx * beyond, here[1] + dy * beyond]
  const place = [dx >= 0 ? x : x - farSize[0], y - farSize[1] / 2]
  const text = rectangle(place, farSize)
  const isFree = text[0] >= 0 && text[1] >= 0 && text[2] <= box.w && text[3] <= box.h
  if (isFree && !obstacles.some(other => overlap(other, text))) return place
  return placeBeside(box, field, foot, farSize, obstacles)
}
