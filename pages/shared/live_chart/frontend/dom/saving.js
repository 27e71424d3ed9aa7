// Saving: the server draws the picture or writes the table, the browser makes the file.

import { make } from './elements.js'
import { plotly } from './plotly_loader.js'
import { put } from './sentence.js'
import { words } from './words.js'

const asked = new Map() // requests that no file has come for yet, by their number
const done = new Set()
const AGAIN = [1500, 4500, 12_000] // after so many milliseconds, what has not come is asked for again
let count = Date.now() // never a number that an earlier page has used

/**
 * The links under a picture. A request says what the picture shows (its row, its beta) when it is made: the server may
 * know another row by the time it comes. What is still waited for is said again, with the next request and after a
 * while: Streamlit can lose what comes in the middle of a run.
 */
export function links(kind, shown, ask) {
  const { label } = words.save
  const say = () => {
    const waited = [...asked.values()].filter(({ what }) => what === kind)
    if (waited.length) ask(waited)
  }
  const request = format => {
    asked.set(++count, { what: kind, format, id: count, ...shown() })
    say()
    for (const wait of AGAIN) setTimeout(say, wait)
  }
  const buttons = ['png', 'svg', 'csv'].map(format => {
    const name = put(words.save_names[kind], { format: words.save[format] })
    return make('button', { type: 'button', text: words.save[format], 'aria-label': name, onclick: () => request(format) })
  })
  return make('div', { class: 'save' }, make('span', { text: label }), ...buttons)
}

/** Make the files that were asked for, each once. */
export async function save(files, lib, root, ranges = null) {
  for (const file of files ?? []) {
    if (done.has(file.id)) continue
    done.add(file.id)
    asked.delete(file.id)
    await written(file, lib, root, ranges)
  }
}

async function written(file, lib, root, ranges) {
  if (file.text !== null) {
    download(URL.createObjectURL(new Blob(['\ufeff' + file.text], { type: 'text/csv' })), file.name)
    return
  }
  const Plotly = await plotly(root, lib)
  const { data, layout } = file.figure
  for (const axis of Object.keys(ranges ?? {})) layout[axis] = { ...layout[axis], range: ranges[axis] }
  const { width, height } = layout
  const options = { format: file.format, width, height, scale: file.format === 'png' ? 2 : 1 }
  download(await Plotly.toImage({ data, layout }, options), file.name)
}

function download(href, name) {
  const link = make('a', { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  if (href.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
