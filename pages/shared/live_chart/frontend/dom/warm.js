// While the first picture is still being computed: let the browser fetch and read all that it will be drawn with.

import { plotly } from './plotly_loader.js'

export function show({ data }, root) {
  plotly(root, data.lib).catch(() => {}) // the chart that needs it tries again, and says so
  for (const module of data.modules) import(new URL(module, root).href).catch(() => {})
}

export function hide() {}
