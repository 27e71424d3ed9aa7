// The texts of a map that is saved: placed as on the screen, in the size and the view of the file.

import { centroidPlacesOf, drawnView, endOf, plotBox, rowTraces } from '../dom/plotly_dom.js'
import { make } from '../dom/elements.js'
import { toPixel } from '../math/plane.js'
import { arrangeClusters, arrangeRow, groupMarks } from './arrangement.js'
import { Points } from './points.js'

const LINE_HEIGHT = 1.3 // of the letters' size, as Plotly has it
const RIM = 3 // pixels around a text
const CLUSTER = /^cluster (\d+)$/ // the names of annotations that name clusters
const ROW = 'chosen row'

/** Resolve with a figure whose names of clusters and of the chosen row have their places; another one stays as it is. */
export async function arrangeSaved(Plotly, figure) {
  const notes = figure.layout.annotations ?? []
  if (!notes.some(note => CLUSTER.test(note.name))) return figure
  const graph = make('div', { style: 'position: fixed; left: -9999px; top: 0' })
  document.body.append(graph)
  try {
    const bare = structuredClone({ ...figure.layout, annotations: [] }) // Plotly writes the ranges that it draws into it
    await Plotly.newPlot(graph, figure.data, bare, { staticPlot: true, displayModeBar: false })
    return { ...figure, layout: { ...figure.layout, annotations: placed(graph, notes, figure.layout.font?.family) } }
  } finally {
    Plotly.purge(graph)
    graph.remove()
  }
}

function placed(graph, notes, family) {
  const [view, box] = [drawnView(graph), plotBox(graph)]
  const place = ([x, y]) => toPixel(view, box, x, y)
  const centroids = centroidPlacesOf(graph).map(place)
  const byCluster = notes.filter(note => CLUSTER.test(note.name))
  const isNamed = byCluster.some(note => note.visible !== false)
  const groups = groupMarks({ points: new Points(rowTraces(graph)), view, box, centroids })
  const sizesOf = texts => texts.map(({ text, font }) => textSize(text, font.size, family))
  const atEdge = byCluster.map(note => ({ ...note, text: `→ ${shortName(note.text)}` }))
  const scene = { box, groups, centroids, isNamed, obstacles: [], sizes: sizesOf(byCluster), edgeSizes: sizesOf(atEdge) }
  const row = notes.find(note => note.name === ROW)
  const here = row && endOf(graph, ROW, 0)
  const foot = row && endOf(graph, 'to the nearest border', 1)
  const chosen = here && { here: place(here), foot: foot && place(foot), size: sizesOf([row])[0], farSize: [0, 0] }
  const { labels, name } = arrangeRow(arrangeClusters(scene), chosen ?? null)
  const nameOf = note => (note === row ? at(note, name, chosen?.size, box) : note)
  return notes.map(note => (CLUSTER.test(note.name) ? named(note, labels[byCluster.indexOf(note)], box) : nameOf(note)))
}

/** A cluster's name at its place, with an arrow where it is out of sight. */
function named(note, label, box) {
  const text = label?.arrow ? `${label.arrow} ${shortName(note.text)}` : note.text
  return at({ ...note, text }, label?.place, label?.size, box)
}

/** A text with its left upper corner at a place; unseen where there is none. */
function at(note, place, size, { w, h }) {
  if (!place) return { ...note, visible: false }
  const middle = { x: (place[0] + size[0] / 2) / w, y: 1 - (place[1] + size[1] / 2) / h }
  const anchors = { xref: 'paper', yref: 'paper', xanchor: 'center', yanchor: 'middle', xshift: 0, yshift: 0 }
  return { ...note, ...anchors, ...middle, visible: true }
}

/** The name without size and class, which follow two spaces. */
function shortName(text) {
  return text.split('  ')[0]
}

let canvas = null

/** About the size of a text with markup. */
function textSize(text, size, family) {
  canvas ??= document.createElement('canvas').getContext('2d')
  canvas.font = `600 ${size}px ${family ?? 'sans-serif'}`
  const lines = text.split('<br>').map(line => new DOMParser().parseFromString(line, 'text/html').body.textContent)
  const widest = Math.max(...lines.map(line => canvas.measureText(line).width))
  return [widest + RIM, lines.length * size * LINE_HEIGHT + RIM]
}
