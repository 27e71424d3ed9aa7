// Saving: the server draws the picture or writes the table, the browser makes the file.

import { make } from './elements.js'
import { Outbox } from './outbox.js'
import { loadPlotly } from './plotly_loader.js'
import { fillText } from './sentence.js'
import { words } from './words.js'

const REVOKE = 10_000 // ms after which the text of a download is let go
const requests = new Map() // those that no file has come for yet, by their number
const views = new Map() // the part of each picture that was on the screen when it was requested, by the same number
const notices = new Map() // the line under each picture that says why it was not saved, by the picture's name
const outboxes = new Map() // the requests for each picture on their way, by the picture's name
const made = new Set()
let count = Date.now() // never a number that an earlier page has used

/**
 * The links under a picture. A request names the picture, the row and the beta that are shown when it is made: the
 * server may be further when it arrives. Requests without a file are sent again, as gestures are, by the component at a
 * place (see `outbox`).
 * @param {() => Omit<import('../visitor_messages.js').SaveRequest, 'what' | 'format' | 'id'>} shownState
 */
export function saveLinks(what, place, shownState, shownView = () => null) {
  if (!words.save) return make('div', { hidden: '' }) // no server is there that could draw
  const request = format => {
    requests.set(++count, { what, format, id: count, ...shownState() })
    views.set(count, shownView())
    sendRequests(what, place)
    if (!outboxes.get(what).isLate) tell(what, '')
  }
  const buttons = ['png', 'svg', 'csv'].map(format => {
    const name = fillText(words.save_names[what], { format: words.save[format] })
    return make('button', { type: 'button', text: words.save[format], 'aria-label': name, onclick: () => request(format) })
  })
  return make('div', { class: 'save' }, make('span', { text: words.save.label }), ...buttons)
}

function waitingFor(what) {
  return [...requests.values()].filter(request => request.what === what)
}

/** Send all requests for a picture that no file has come for, until it comes or the server has been silent for long. */
function sendRequests(what, place) {
  if (!outboxes.has(what)) outboxes.set(what, new Outbox(place, isLate => tellLateness(what, isLate)))
  outboxes.get(what).add('save', () => waitingFor(what), () => giveUp(what))
}

function giveUp(what) {
  for (const { id } of waitingFor(what)) forget(id)
  tell(what, words.not_saved)
}

function forget(id) {
  const request = requests.get(id)
  requests.delete(id)
  views.delete(id)
  if (request && !waitingFor(request.what).length) outboxes.get(request.what).finish()
}

/** The line for the sentence that a picture was not saved. */
export function saveNotice(what) {
  const line = make('p', { class: 'not-saved', role: 'status' })
  notices.set(what, line)
  return line
}

function tellLateness(what, isLate) {
  const line = notices.get(what)
  if (isLate) tell(what, words.save_waits)
  else if (line?.textContent === words.save_waits) tell(what, '')
}

function tell(what, text) {
  const line = notices.get(what)
  if (line) line.textContent = text
}

/**
 * Make the requested files, each once, or say why not. `arrange(Plotly, figure)` resolves with a figure whose texts
 * have their places.
 * @param {{ saved?: import('../messages.js').SavedFile[], lib?: string }} message
 */
export async function saveFiles({ saved = [], lib }, root, arrange = (_, figure) => figure) {
  for (const file of saved) {
    if (made.has(file.id)) continue
    made.add(file.id)
    const [what, view] = [requests.get(file.id)?.what, views.get(file.id)]
    forget(file.id)
    if (file.failed) tell(what, file.failed)
    else await makeFile(file, { lib, root, view, arrange }).catch(() => tell(what, words.not_saved))
  }
}

async function makeFile(file, how) {
  download(file.text === null ? await drawImage(file, how) : textUrl(file.text), file.name)
}

function textUrl(text) {
  return URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/csv' }))
}

async function drawImage({ figure, format }, { lib, root, view: ranges, arrange }) {
  const Plotly = await loadPlotly(root, lib)
  for (const axis of Object.keys(ranges ?? {})) figure.layout[axis] = { ...figure.layout[axis], range: ranges[axis] }
  const { data, layout } = await arrange(Plotly, figure)
  const { width, height } = layout
  return Plotly.toImage({ data, layout }, { format, width, height, scale: format === 'png' ? 2 : 1 })
}

function download(href, name) {
  const link = make('a', { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  if (href.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(href), REVOKE)
}
