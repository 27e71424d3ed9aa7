// The texts of the map on the screen: arranged anew when the map, the view or the row changes, and carried along while a
// hand moves the map.

import { arrangeClusters, arrangeRow, groupMarks } from './arrangement.js'
import { centroidPlaces } from './cluster_labels.js'

export class MapTexts {
  #drawing
  #overlay
  #labels
  #obstacles
  #arranged = null
  #key = ''
  #row = null // the place of the row when its texts were arranged

  /** `obstacles` returns the rectangles over the plot that no text may lie under. */
  constructor(drawing, { overlay, labels, obstacles }) {
    this.#drawing = drawing
    this.#overlay = overlay
    this.#labels = labels
    this.#obstacles = obstacles
  }

  /** Draw the texts. @param {import('./overlay.js').ChosenRow | null} row */
  draw(row) {
    const { view, box, shown } = this.#drawing
    const centroids = centroidPlaces(shown, view, box)
    if (this.#drawing.isMoved && this.#arranged) {
      this.#labels.follow(centroids)
      if (row && this.#row) this.#overlay.follow([row.place[0] - this.#row[0], row.place[1] - this.#row[1]])
      return
    }
    this.#arrange(centroids)
    const [size, farSize] = row ? this.#overlay.sizes(box) : []
    const { labels, name, far } = arrangeRow(this.#arranged, row && { here: row.place, foot: row.foot, size, farSize })
    this.#labels.show(labels, centroids, box)
    if (row) this.#overlay.place({ name, far }, row.place)
    this.#row = row && row.place
    this.#overlay.element.dataset.arranged = [box.w, box.h]
  }

  /** Arrange the names of the clusters, unless they are arranged for this map and view. */
  #arrange(centroids) {
    const { view, box, points, shown } = this.#drawing
    const obstacles = this.#obstacles()
    const key = JSON.stringify([shown.id, view, box, points.length, obstacles])
    if (this.#key === key) return
    const groups = groupMarks({ points, view, box, centroids })
    const scene = { box, groups, centroids, isNamed: shown.is_named, obstacles, ...this.#labels.sizes() }
    this.#arranged = arrangeClusters(scene)
    this.#key = key
  }

  /** Arrange everything anew: the texts have another size. */
  reset() {
    this.#key = ''
  }
}
