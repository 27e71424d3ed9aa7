// The chart: a figure that was built in Python and is drawn by Plotly. A map also takes clicks and taps at any speed,
// keeps its zoom, rings the chosen row without being drawn anew, and can be walked with keys: Plotly and Streamlit cannot.
//
// `drawing` owns what is on the screen, `viewport` the view of the whole map, `bus` the chosen row; the chart joins them.

import { onPanelSize } from '../dom/beside.js'
import { chosenMark, onChoice, searchRow, storeFacts } from '../dom/bus.js'
import { make, removePlaceholder, setAttributes } from '../dom/elements.js'
import { drawsByDrag } from '../dom/group_bus.js'
import { closePlace, openPlace } from '../dom/outbox.js'
import { loadPlotly } from '../dom/plotly_loader.js'
import { saveFiles, saveLinks, saveNotice } from '../dom/saving.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { palette } from '../dom/theme.js'
import { words } from '../dom/words.js'
import { isArrow } from '../math/plane.js'
import { ClusterFaces } from './cluster_faces.js'
import { Drawing } from './drawing.js'
import { Gestures } from './gestures.js'
import { GroupLayer } from './group_layer.js'
import { MapTexts } from './map_texts.js'
import { Overlay } from './overlay.js'
import { RowList } from './row_list.js'
import { arrangeSaved } from './saved_texts.js'
import { Selection } from './selection.js'
import { StageSize } from './stage_size.js'
import { Tip } from './tip.js'
import { TouchHint } from './touch_hint.js'
import { Viewport } from './viewport.js'

/** @typedef {import('../messages.js').MapMessage | import('../messages.js').PictureMessage} Message */

const styles = await loadStyleSheet(new URL('chart.css', import.meta.url))
const charts = new WeakMap()
const ZOOM_KEYS = { '+': 1, '=': 1, '-': -1 }

/** Called by Streamlit whenever there is something new to show, the theme included. */
export function show(component, root) {
  const { data, parentElement, setTriggerValue } = component
  let chart = charts.get(parentElement)
  if (!chart) {
    if (!document.adoptedStyleSheets.includes(styles)) document.adoptedStyleSheets.push(styles)
    chart = new Chart(parentElement)
    charts.set(parentElement, chart)
  }
  chart.send = (name, value) => setTriggerValue(name, value)
  return chart.show(data, root)
}

export function hide(parentElement) {
  charts.get(parentElement)?.close()
  charts.delete(parentElement)
}

class Chart {
  #message = null // the newest one; null when the chart is closed
  #glass = make('div', { class: 'glass' })
  #tip = new Tip()
  #hint = new TouchHint(words.two_fingers)
  #fullViewButton = make('button', { type: 'button', class: 'full-view', text: words.whole_map, hidden: '' })
  #graph = make('div', { class: 'graph' })
  #stage = make('div', { class: 'stage' })
  #table = make('table', { class: 'unseen' })
  #foot = make('div', { class: 'foot' })
  #caption = make('figcaption')
  #element = make('figure', { class: 'neon-chart' })
  #drawing = new Drawing(this.#graph)
  #faces = new ClusterFaces(this.#drawing, this.#stage)
  #overlay = new Overlay(this.#faces.labels.element)
  #group = new GroupLayer(this.#drawing, this.#glass, () => this.#selection.draw())
  #texts = new MapTexts(
    this.#drawing,
    { overlay: this.#overlay, labels: this.#faces.labels, obstacles: () => [...this.#viewport.obstacles, ...this.#group.obstacles] },
  )
  #list = new RowList({
    choose: row => this.#selection.choose(row),
    search: searchRow,
    label: row => this.#selection.label(row),
  })
  #selection = new Selection(
    this.#drawing,
    { overlay: this.#overlay, group: this.#group, texts: this.#texts, list: this.#list, caption: this.#caption, element: this.#element },
  )
  #viewport = new Viewport(
    this.#drawing,
    { glass: this.#glass, overlay: this.#overlay.element, fullViewButton: this.#fullViewButton },
    { move: () => this.#follow(), draw: () => this.#selection.draw() },
  )
  #sight = null // a promise that a picture below the first screen has come into sight
  #stopListening = onChoice(() => this.#selection.draw())
  #stageSize = new StageSize(this.#stage, this.#element)
  #fit = () => this.#viewport.resize(() => (this.#stage.clientWidth ? this.#stageSize.take(this.#message) : null))
  #size = new ResizeObserver(this.#fit)
  #stopFitting = onPanelSize(this.#fit)

  constructor(parent) {
    this.parent = parent
    this.#stage.append(this.#graph, this.#overlay.element, this.#glass, this.#tip.element, this.#fullViewButton)
    this.#overlay.element.prepend(...this.#group.elements)
    this.#stage.append(this.#faces.card, this.#hint.element)
    this.#element.append(this.#stage, this.#table, this.#foot, this.#caption, this.#list.element)
    parent.append(this.#element)
    this.#size.observe(this.#stage)
    window.addEventListener('resize', this.#fit) // another height changes no width
    this.#fullViewButton.addEventListener('click', () => this.#viewport.reset())
    this.#listen()
  }

  close() {
    this.#stopListening()
    this.#group.close()
    this.#faces.close()
    closePlace(this.#message?.what, this.send)
    this.#stopFitting()
    this.#size.disconnect()
    window.removeEventListener('resize', this.#fit)
    this.#hint.hide()
    this.#message = null
    this.#drawing.close()
    this.#element.remove()
  }

  /** @param {Message} message */
  async show(message, root) {
    this.#message = message
    openPlace(message.what, this.send)
    if (message.facts) storeFacts(message.facts)
    if (!message.live) await this.#seen(message)
    if (this.#message !== message) return
    const Plotly = await loadPlotly(root, message.lib)
    if (this.#message !== message) return // something newer came while Plotly was loading
    removePlaceholder(this.parent)
    await this.#drawing.inTurn(() => (this.#message === message ? this.#draw(message, Plotly) : undefined))
    if (this.#message !== message) return
    this.#describe(message)
    this.#selection.draw()
    this.#fit() // caption and list take their room too, and the page may have changed meanwhile
    saveFiles(message, root, arrangeSaved)
  }

  /** Wait until a picture below the first screen is scrolled to: nobody sees it before, and drawing takes a while. */
  #seen({ figure }) {
    if (this.#sight) return this.#sight
    this.#stage.style.height = `${figure.layout.height}px`
    this.#element.toggleAttribute('data-unseen', true)
    removePlaceholder(this.parent)
    this.#sight = new Promise(resolve => {
      const observer = new IntersectionObserver(entries => {
        if (!entries.some(entry => entry.isIntersecting)) return
        observer.disconnect()
        this.#element.removeAttribute('data-unseen')
        resolve()
      })
      observer.observe(this.#element)
    })
    return this.#sight
  }

  /** Draw the figure, unless it is drawn already, in the colours of the theme that is on. */
  async #draw(message, Plotly) {
    const colors = palette(this.#element, words.theme)
    const { shown } = this.#drawing
    if (this.#drawing.isShown(message, colors)) {
      this.#drawing.shown = message // the same figure, maybe with another caption and list: those of a group
      return
    }
    const near = shown?.frame === message.frame ? this.#viewport.nearView : null
    const fullView = near && this.#viewport.fullView
    const size = this.#stageSize.take(message)
    this.#tip.hide()
    this.#faces.hide()
    await this.#drawing.draw(Plotly, message, colors, { ...size, ranges: near })
    if (!this.#drawing.points) return
    if (message.live) this.#faces.labels.adopt(message)
    this.#texts.reset()
    this.#viewport.adopt(fullView)
  }

  /** A hand has moved the map. */
  #follow() {
    this.#tip.hide()
    this.#faces.hide()
    this.#selection.draw()
  }

  /** Write everything but the figure. */
  #describe(message) {
    const { live, label } = message
    this.#glass.hidden = !live
    if (live) {
      const described = { 'aria-roledescription': message.kind, 'aria-label': label }
      setAttributes(this.#glass, { tabindex: '0', role: 'application', ...described })
    } else setAttributes(this.#graph, { role: 'img', 'aria-label': label })
    this.#describeInCells(message.table)
    this.#caption.hidden = !live
    this.#list.element.hidden = !live
    if (live) this.#list.show(message, this.#drawing.points)
    if (this.#foot.children.length) return
    this.#foot.append(this.#saveLinks(message), saveNotice(message.what))
  }

  /** A request names the picture that is drawn, which can be another one later on. */
  #saveLinks({ what, live }) {
    const shownState = () => ({ picture: this.#drawing.shown.id, row: chosenMark()?.row ?? -1, beta: 'usual' })
    const shownView = () => (live ? { xaxis: this.#drawing.view.x, yaxis: this.#drawing.view.y } : null)
    return saveLinks(what, what, shownState, shownView)
  }

  /** @param {import('../messages.js').TextTable} table */
  #describeInCells({ caption, head, rows }) {
    const line = (tag, texts) => make('tr', {}, ...texts.map(text => make(tag, { text })))
    this.#table.replaceChildren(make('caption', { text: caption }), line('th', head), ...rows.map(row => line('td', row)))
  }

  #listen() {
    const whenDrawn = act => (...place) => this.#drawing.points && act(...place)
    const { pencil } = this.#group
    new Gestures(this.#glass, {
      click: whenDrawn((x, y, finger, hasShift) => this.#click(x, y, finger, hasShift)),
      hover: whenDrawn((x, y) => this.#hover(x, y)),
      leave: () => this.#leave(),
      pan: whenDrawn((dx, dy) => this.#viewport.pan(dx, dy)),
      zoom: whenDrawn((x, y, factor) => this.#viewport.zoom(x, y, factor)),
      rest: () => this.#viewport.rest(),
      reset: () => this.#viewport.reset(),
      scroll: () => this.#hint.show(),
      isNear: whenDrawn(() => this.#viewport.isNear),
      canDraw: whenDrawn(hasShift => hasShift || drawsByDrag()),
      begin: whenDrawn((x, y) => this.#beginLine(x, y)),
      draw: (x, y) => pencil.move(x, y),
      end: () => pencil.end(),
      abandon: () => pencil.abandon(),
    })
    this.#glass.addEventListener('keydown', event => this.#press(event))
  }

  #beginLine(x, y) {
    this.#tip.hide()
    this.#faces.hide()
    this.#group.pencil.begin(x, y)
  }

  /**
   * A name or a centroid opens its cluster; anything else chooses the row that is near, with Shift as the second row.
   */
  #click(x, y, finger, hasShift) {
    if (hasShift) {
      this.#selection.chooseOtherAt(x, y, finger)
      return
    }
    const cluster = this.#clusterAt(x, y, finger)
    this.#faces.hide()
    if (cluster >= 0) this.#faces.show(cluster, true)
    else this.#selection.chooseAt(x, y, finger)
  }

  #hover(x, y) {
    const cluster = this.#clusterAt(x, y, false)
    const point = cluster < 0 ? this.#selection.pointAt(x, y) : null
    this.#glass.classList.toggle('over-point', cluster >= 0 || point !== null)
    this.#faces.hover(cluster)
    if (!point) {
      this.#tip.hide()
      return
    }
    const { left, top } = this.#drawing.box
    this.#tip.show(point.lines, point.place[0] + left, point.place[1] + top, this.#stage.clientWidth)
  }

  #clusterAt(x, y, finger) {
    return this.#faces.at(x, y, finger, this.#selection.distanceToPoint(x, y))
  }

  #leave() {
    this.#tip.hide()
    this.#faces.leave()
  }

  #press(event) {
    const { key } = event
    if (!this.#drawing.points || event.ctrlKey || event.metaKey || event.altKey) return
    if (isArrow(key)) this.#selection.walk(key, (x, y) => this.#viewport.follow(x, y))
    else if (key in ZOOM_KEYS) this.#viewport.zoomStep(ZOOM_KEYS[key])
    else if (key === '0' || key === 'Escape') this.#viewport.reset()
    else return
    event.preventDefault()
  }
}
