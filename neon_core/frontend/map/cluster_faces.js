// The clusters of a map, to be pointed at: their names and centroids, and the card that says what a cluster is.

import { ClusterCard } from './cluster_card.js'
import { ClusterLabels } from './cluster_labels.js'

export class ClusterFaces {
  #drawing
  #stage
  #card = new ClusterCard()

  /** `stage` is the element that holds the map. */
  constructor(drawing, stage) {
    this.#drawing = drawing
    this.#stage = stage
    this.labels = new ClusterLabels({
      focus: cluster => this.show(cluster),
      leave: () => this.leave(),
      open: cluster => this.show(cluster, true),
    })
    document.addEventListener('keydown', this.#escape, true)
    document.addEventListener('pointerdown', this.#leave, true)
    stage.addEventListener('focusout', event => stage.contains(event.relatedTarget) || this.hide())
  }

  get card() {
    return this.#card.element
  }

  close() {
    document.removeEventListener('keydown', this.#escape, true)
    document.removeEventListener('pointerdown', this.#leave, true)
  }

  /** A press anywhere else closes the card; a tap beside the map takes no focus away. */
  #leave = event => {
    if (!this.#stage.contains(event.target)) this.hide()
  }

  /** Escape closes the card, wherever the focus is, and before it shows the whole map. */
  #escape = event => {
    const { cluster, isOpen } = this.#card
    if (event.key !== 'Escape' || cluster < 0) return
    event.stopPropagation()
    event.preventDefault()
    if (isOpen) this.labels.focus(cluster) // which shows it in short
    this.#card.hide()
  }

  /** The cluster whose name or centroid is under a pointer; -1 for none. `row` is the distance to the nearest row. */
  at(x, y, isFinger, row) {
    return this.labels.at(x, y, isFinger, row)
  }

  /** The pointer is over a cluster, or over none (-1): show its card, unless one is open. */
  hover(cluster) {
    if (cluster < 0) this.leave()
    else if (!this.#card.isOpen) this.show(cluster)
  }

  /** Show what a cluster is, beside its name or its centroid. */
  show(cluster, isOpen = false) {
    const { clusters, facts } = this.#drawing.shown
    const beside = this.labels.rectangleOf(cluster)
    if (!beside) return
    const { left, top } = this.#drawing.box
    const { clientWidth: width, clientHeight: height } = this.#stage
    this.#card.show(clusters[cluster], {
      cluster,
      isOpen,
      sign: facts.signs[cluster],
      stage: { width, height },
      beside: beside.map((pixel, i) => pixel + (i % 2 ? top : left)),
    })
  }

  leave() {
    this.#card.leave()
  }

  hide() {
    this.#card.hide()
  }
}
