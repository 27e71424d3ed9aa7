// A page without a server: map, panel and table of the dashboard, with all their data in the page.

import { data } from './carried_files.js'
import { receiveGroup, TOOLS } from '../dom/group_bus.js'
import { openPlace } from '../dom/outbox.js'
import { words } from '../dom/words.js'
import * as chart from '../map/chart.js'
import { rowLabel } from '../map/row_names.js'
import * as panel from '../panel/panel.js'
import * as grid from '../table/row_grid.js'
import { AbsentServer } from './absent_server.js'
import { readAddress, writeAddress } from './page_address.js'
import { wholeTable } from './page_table.js'
import { offerThemes } from './page_theme.js'
import { TableSearch } from './table_search.js'

const at = id => document.getElementById(id)
const places = {
  map: at('map'),
  panel: at('panel').attachShadow({ mode: 'open' }),
  rows: at('rows').attachShadow({ mode: 'open' }),
}
const label = row => rowLabel(words.hover.row, row, data.map, null)
const server = new AbsentServer(data, words, label, { panel: showPanel, choice: keepAddress })
const send = (name, value) => server.receive(name, value)
const ignore = () => {}

function showMap() {
  return chart.show({ data: data.map, parentElement: places.map, setTriggerValue: ignore }, location)
}

function showPanel(message) {
  return panel.show({ data: message, parentElement: places.panel, setTriggerValue: send }, location)
}

function showRows(table) {
  grid.show({ data: table, parentElement: places.rows })
}

/** Say in the address which row is shown; a frame without an address of its own has none to say it in. */
function keepAddress(state) {
  try {
    history.replaceState(null, '', writeAddress(state))
  } catch {
    // a sandboxed frame
  }
}

// A line that is drawn with Shift asks about a group, which a server would explain: here it only fades.
openPlace(TOOLS, (_, { draws }) => setTimeout(() => receiveGroup(null, draws)))
server.goTo(readAddress(location.hash))
addEventListener('hashchange', () => {
  server.goTo(readAddress(location.hash))
  server.answer()
})
offerThemes(at('theme'), showMap)
at('unpacking').remove()
document.body.classList.add('ready')
server.answer()
await showMap()
new TableSearch(at('find'), wholeTable(data), showRows).draw()
document.body.dataset.drawn = ''
