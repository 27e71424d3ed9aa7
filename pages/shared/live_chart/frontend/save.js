// Saving: the server draws the picture or writes the table, the browser makes the file.

import { make } from './dom.js'
import { plotly } from './plotly.js'
import { put } from './sentence.js'
import { words } from './words.js'

const done = new Map() // by kind of picture: the number of the last request that was saved
let requests = Date.now() // never one that an earlier page sent

/** The links under a picture. */
export function links(kind, ask) {
  const { label } = words.save
  const buttons = ['png', 'svg', 'csv'].map(format => {
    const name = put(words.save_names[kind] ?? words.save_names.map, { format: words.save[format] })
    return make('button', { type: 'button', text: words.save[format], 'aria-label': name, onclick: () => request(format) })
  })
  const request = format => ask({ what: kind, format, id: ++requests })
  return make('div', { class: 'save' }, make('span', { text: label }), ...buttons)
}

/** Make the file that was asked for, once. */
export async function save(saved, root, ranges = null) {
  if (!saved || done.get(saved.what) === saved.id) return
  done.set(saved.what, saved.id)
  if (saved.text !== null) {
    download(URL.createObjectURL(new Blob(['\ufeff' + saved.text], { type: 'text/csv' })), saved.name)
    return
  }
  const Plotly = await plotly(root, saved.lib)
  const { data, layout } = saved.figure
  for (const axis of Object.keys(ranges ?? {})) layout[axis] = { ...layout[axis], range: ranges[axis] }
  const { width, height } = layout
  const options = { format: saved.format, width, height, scale: saved.format === 'png' ? 2 : 1 }
  download(await Plotly.toImage({ data, layout }, options), saved.name)
}

function download(href, name) {
  const link = make('a', { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  if (href.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
