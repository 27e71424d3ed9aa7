// The switch of tools beside the choice of maps: whether a drag moves the map, or draws a line around some rows. It sends
// what is drawn, and takes the group that the server answers with.

import { chooseTool, drawsByDrag, onGroup, receiveGroup, TOOLS } from '../dom/group_bus.js'
import { showAnswerColumn } from '../dom/answer_place.js'
import { make, removePlaceholder } from '../dom/elements.js'
import { closePlace, openPlace } from '../dom/outbox.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'

/** @typedef {import('../messages.js').ToolsMessage} ToolsMessage */

const styles = await loadStyleSheet(new URL('tools.css', import.meta.url))
const places = new WeakMap()
let count = 0

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let tools = places.get(parentElement)
  if (!tools) {
    if (!document.adoptedStyleSheets.includes(styles)) document.adoptedStyleSheets.push(styles)
    tools = new Tools(parentElement)
    places.set(parentElement, tools)
  }
  tools.send = (name, value) => setTriggerValue(name, value)
  openPlace(TOOLS, tools.send)
  receiveGroup(data.group, data.draws)
  if (tools.hasNewGroup(data)) showAnswerColumn()
}

export function hide(parentElement) {
  places.get(parentElement)?.close()
  places.delete(parentElement)
}

class Tools {
  #inputs
  #seen = null // the rows of the group and the number of drawings that were shown last
  #stopListening = onGroup(() => this.#draw())

  constructor(parent) {
    const [name, help] = [`neon-tool-${++count}`, `neon-tool-help-${count}`]
    this.#inputs = [false, true].map(draws => this.#input(name, help, draws))
    const options = this.#inputs.map((input, i) => {
      return make('label', {}, input, make('span', { text: [words.tools.click, words.tools.draw][i] }))
    })
    this.element = make(
      'div', { class: 'neon-tools', role: 'radiogroup', 'aria-label': words.tools.name, title: words.tools.help },
      ...options, make('span', { id: help, text: words.tools.help, hidden: '' }),
    )
    removePlaceholder(parent)
    parent.append(this.element)
    this.#draw()
  }

  /** Whether another group was chosen than the one before, by other means than a drawing: the hand is elsewhere. */
  hasNewGroup({ group, draws }) {
    const [before, now] = [this.#seen, { rows: `${group?.size} ${group?.rows}`, draws }]
    this.#seen = now
    return before !== null && group !== null && before.rows !== now.rows && before.draws === draws
  }

  #input(name, help, draws) {
    const input = make('input', { type: 'radio', name, 'aria-describedby': help })
    input.addEventListener('change', () => chooseTool(draws))
    return input
  }

  #draw() {
    this.#inputs.forEach((input, i) => (input.checked = Boolean(i) === drawsByDrag()))
  }

  close() {
    this.#stopListening()
    closePlace(TOOLS, this.send)
    this.element.remove()
  }
}
