// Style sheets that stand beside the modules.

import { fetchFile } from './patience.js'

/** Load a style sheet from its address. */
export async function loadStyleSheet(url) {
  const sheet = new CSSStyleSheet()
  await sheet.replace(await (await fetchFile(url)).text())
  return sheet
}
