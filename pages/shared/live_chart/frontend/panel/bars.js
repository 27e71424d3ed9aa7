// The bars as a table: name, value, the strip with the centroids in question, the bar, the relevance.

import { make } from '../dom/elements.js'
import { signed } from '../math/numbers.js'
import { put, sign } from '../dom/sentence.js'
import { relevance, zeros } from '../math/shares.js'
import { shareStrip, told, valueStrip } from './value_strips.js'
import { words } from '../dom/words.js'

const SHOWN = 13
const BESIDE_A_PICTURE = 9
const SHORT = 8 // letters of a value: beyond, values are words or dates and need more room
const FIT = 0.96 // of half the cell: the longest bar

/** Make the table; `again` is called when a search changes what is shown. */
export function table(again) {
  const find = make('input', { type: 'search', class: 'find', autocomplete: 'off', spellcheck: 'false' })
  const none = make('p', { class: 'none' })
  const legend = make('th', { scope: 'col', class: 'legend', colspan: 2 })
  const sides = make('span', { text: words.bars.against })
  const head = make(
    'tr',
    {},
    legend,
    make('th', { scope: 'col', class: 'of-strip' }),
    make('th', { scope: 'col', class: 'of-bar', 'aria-hidden': 'true' }, sides, make('span', { text: words.bars.for })),
    make('th', { scope: 'col', class: 'of-number', text: words.bars.relevance }),
  )
  const body = make('tbody')
  const columns = ['name', 'value', 'strip', 'bar', 'number'].map(name => make('col', { class: `of-${name}` }))
  const caption = make('caption', { class: 'unseen', text: words.bars.caption })
  const element = make('div', { class: 'bars' }, find, make('table', {}, caption, make('colgroup', {}, ...columns), make('thead', {}, head), body), none)
  const open = new Set() // the categories whose values are shown, by name
  let rows = []
  let scale = 1
  let last = null

  find.addEventListener('input', () => {
    if (last) settle(...last)
    again()
  })

  function settle(data, order) {
    if (last && String(last[0].names) !== String(data.names)) {
      find.value = '' // another table's features
      open.clear()
    }
    last = [data, order]
    const most = data.picture ? BESIDE_A_PICTURE : SHOWN
    const many = order.length > SHOWN
    find.hidden = !many
    if (!many) find.value = ''
    find.placeholder = put(words.bars.find, { n: order.length })
    find.setAttribute('aria-label', find.placeholder)
    const text = find.value.trim().toLowerCase()
    const found = text ? order.filter(i => data.names[i].toLowerCase().includes(text)) : order
    const shown = found.length > most || found.length < order.length ? found.slice(0, most - 1) : found
    const inView = new Set(shown)
    const rest = order.filter(i => !inView.has(i))
    none.textContent = found.length ? '' : put(words.bars.none, { text: find.value.trim() })
    rows = shown.flatMap(i => (data.categories?.[i] ? categoryRows(data, i, open, turn) : [featureRow(data, i)]))
    if (rest.length) rows.push(othersRow(rest))
    body.replaceChildren(...rows.map(row => row.element))
    legend.replaceChildren(...legendOf(data))
    element.classList.toggle('worded', data.point.values.some(value => value.length > SHORT))
    scale = 1e-300 // to be found by the next drawing
  }

  /** Show or hide the values of a category. */
  function turn(name) {
    if (!open.delete(name)) open.add(name)
    settle(...last)
    again()
    for (const row of rows) if (row.name === name) row.button?.focus()
  }

  function draw(data, now) {
    const heights = rows.map(row => row.value(now.bars, now.omega))
    const largest = Math.max(...heights.map((height, at) => (rows[at].single ? Math.abs(height) : 0)))
    if (largest > scale) scale = largest // rather a new scale than a bar that is cut
    const zero = zeros(data.point, now.omega, now.bars)
    rows.forEach((row, at) => row.draw(heights[at], scale, zero))
  }

  return { element, settle, draw }
}

function legendOf(data) {
  const tick = make('span', { class: 'tick-sign', 'aria-hidden': 'true' })
  const items = [[tick, put(words.bars.this, { noun: data.nouns[0] })]]
  for (const cluster of [data.mark.label, data.mark.competitor]) {
    items.push([sign(data.signs[cluster], 11), put(words.bars.centroid, { cluster })])
  }
  return items.map(([mark, text]) => make('span', { class: 'item' }, mark, text))
}

function barCells() {
  const bar = make('div', { class: 'bar' })
  const relevance = make('td', { class: 'number' })
  const cell = make('td', { class: 'of-bar', 'aria-hidden': 'true' }, make('div', { class: 'axis' }, bar))
  function draw(height, scale) {
    const whole = Math.abs(height) / scale
    const length = 50 * FIT * Math.min(1, whole)
    bar.style.left = height < 0 ? `${50 - length}%` : '50%'
    bar.style.width = `${length}%`
    bar.className = `bar ${height < 0 ? 'contra' : 'pro'}${whole > 1.0001 ? ' broken' : ''}`
    relevance.className = height < 0 ? 'number contra' : 'number pro'
    relevance.textContent = signed(height)
  }
  return { cells: [cell, relevance], draw }
}

function featureRow(data, i) {
  const { cells, draw } = barCells()
  const strip = stripOf(data, i)
  const name = make('th', { scope: 'row', class: 'name', title: data.names[i], text: data.names[i] })
  const value = make('td', { class: 'value', title: data.point.values[i], text: data.point.values[i] })
  const element = make('tr', {}, name, value, make('td', { class: 'of-strip', 'aria-hidden': 'true' }, strip.element), ...cells)
  return {
    element,
    single: true,
    value: bars => bars[i],
    draw(height, scale, zero) {
      element.dataset.relevance = height
      draw(height, scale)
      strip.draw(zero[i])
    },
  }
}

/** A category: one bar for all its values together; below it one for each of them where these are shown. */
function categoryRows(data, i, open, turn) {
  const name = data.names[i]
  const shown = open.has(name)
  const { cells, draw } = barCells()
  const label = put(words.bars.values, { name })
  const button = make('button', { type: 'button', class: 'open', 'aria-expanded': shown, 'aria-label': label, title: label, text: shown ? '▾' : '▸' })
  button.onclick = () => turn(name)
  const value = data.point.values[i]
  const head = make(
    'tr',
    {},
    make('th', { scope: 'row', class: 'name', title: name }, name, button),
    make('td', { class: 'value', title: value, text: value }),
    make('td', { class: 'of-strip' }, shareStrip(data, i), make('span', { class: 'unseen', text: told(data, i, data.point.categories[i].own) })),
    ...cells,
  )
  const whole = { element: head, single: true, name, button, value: bars => bars[i], draw: written(head, draw) }
  const each = shown ? data.categories[i].names.map((_, j) => valueRow(data, i, j)) : []
  return [whole, ...each]
}

function valueRow(data, i, j) {
  const { cells, draw } = barCells()
  const { names } = data.categories[i]
  const { own, parts } = data.point.categories[i]
  const mine = parts.map(part => [part[j]])
  const name = make('th', { scope: 'row', class: 'name', colspan: 2, title: names[j], text: names[j] })
  const strip = make('td', { class: 'of-strip' }, valueStrip(data, i, j), make('span', { class: 'unseen', text: told(data, i, j) }))
  const element = make('tr', { class: own === j ? 'one own' : 'one' }, name, strip, ...cells)
  return { element, single: true, value: (_, omega) => relevance(mine, omega)[0], draw: written(element, draw) }
}

/** Draw a bar, and write what it is where tests and tools find it. */
function written(element, draw) {
  return (height, scale) => {
    element.dataset.relevance = height
    draw(height, scale)
  }
}

function othersRow(rest) {
  const { cells, draw } = barCells()
  const name = make('th', { scope: 'row', class: 'name', colspan: 2, text: put(words.bars.others, { n: rest.length.toLocaleString('en') }) })
  const element = make('tr', { class: 'others' }, name, make('td', { class: 'of-strip' }), ...cells)
  return {
    element,
    single: false, // it does not set the scale: many small ones would make every other bar a dot
    value: bars => rest.reduce((sum, i) => sum + bars[i], 0),
    draw: written(element, draw),
  }
}

/** The observed range: blue where a value counts for, orange where against; both centroids, and this row as a tick. */
function stripOf(data, i) {
  const { point, mark, signs } = data
  const low = make('div')
  const high = make('div')
  const marks = [mark.competitor, mark.label].map(cluster => {
    const place = cluster === mark.label ? point.own[i] : point.others[point.ids.indexOf(cluster)][i]
    const glyph = sign(signs[cluster], 10)
    glyph.style.left = `${100 * place}%`
    return glyph
  })
  const tick = make('div', { class: 'tick' })
  tick.style.left = `${100 * point.place[i]}%`
  const element = make('div', { class: 'strip' }, low, high, ...marks, tick)
  return {
    element,
    draw({ zero, side }) {
      const cut = Number.isFinite(zero) ? Math.max(0, Math.min(1, zero)) : 1
      low.style.width = `${100 * cut}%`
      high.style.width = `${100 * (1 - cut)}%`
      low.className = `zone ${side === 0 ? 'flat' : side > 0 ? 'contra' : 'pro'}`
      high.className = `zone ${side === 0 ? 'flat' : side > 0 ? 'pro' : 'contra'}`
    },
  }
}
