// While the first picture is still being computed: let the browser fetch and read all that it will be drawn with.

import { loadPlotly } from './plotly_loader.js'

/** @param {{ data: import('../messages.js').WarmMessage }} component */
export function show({ data }, root) {
  loadPlotly(root, data.lib).catch(() => {}) // the chart that needs it tries again, and shows the error
  for (const module of data.modules) import(new URL(module, root).href).catch(() => {})
}

export function hide() {}
