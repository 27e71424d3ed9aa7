// The theme of a page: that of the system, until a hand chooses the other one.

import { words } from '../dom/words.js'

const DARK = matchMedia('(prefers-color-scheme: dark)')

/** Let a button choose the other theme; `redraw` is called when another theme is on. */
export function offerThemes(button, redraw) {
  const root = document.documentElement
  const isDark = () => (root.dataset.theme ?? (DARK.matches ? 'dark' : 'light')) === 'dark'
  const draw = () => {
    button.textContent = words.page.themes[isDark() ? 'light' : 'dark']
    button.hidden = false
  }
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    draw()
    redraw()
  })
  DARK.addEventListener('change', () => {
    draw()
    redraw()
  })
  draw()
}
