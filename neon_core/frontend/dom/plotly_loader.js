// Plotly, loaded once, from the installed package.

import { fetchFile } from './patience.js'

let loading = null

/** The page has Plotly in it. */
export function providePlotly(Plotly) {
  loading = Promise.resolve(Plotly)
}

/** Load Plotly; the first caller starts the request, and a file that the server does not have can be requested again. */
export function loadPlotly(root, lib) {
  loading ??= loadScript(new URL(lib, root)).catch(error => {
    loading = null
    throw error
  })
  return loading
}

async function loadScript(url) {
  while (!(await addScript(url))) await fetchFile(url) // until it can be fetched
  return window.Plotly
}

/** Run a script; resolves to whether it came. */
function addScript(src) {
  return new Promise(resolve => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve(true)
    script.onerror = () => {
      script.remove()
      resolve(false)
    }
    document.head.append(script)
  })
}
