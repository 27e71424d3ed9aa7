// Every text that is shown and every colour of the data: from the core, as one file beside this one.

const response = await fetch(new URL('words.json', import.meta.url))
export const words = await response.json()

/** Load a style sheet that stands beside this file. */
export async function sheet(name) {
  const styles = new CSSStyleSheet()
  await styles.replace(await (await fetch(new URL(name, import.meta.url))).text())
  return styles
}
