// Style sheets that stand beside the modules.

/** Load a style sheet from its address. */
export async function loadStyleSheet(url) {
  const sheet = new CSSStyleSheet()
  await sheet.replace(await (await fetch(url)).text())
  return sheet
}
