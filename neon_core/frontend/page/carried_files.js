// The files that a page carries: words and style sheets, which a server would send. Imported before all others.

import { carryFiles } from '../dom/patience.js'
import { providePlotly } from '../dom/plotly_loader.js'

carryFiles(globalThis.neonPage.files)
providePlotly(globalThis.Plotly)
export const { data } = globalThis.neonPage
