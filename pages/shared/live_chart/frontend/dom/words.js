// Every text that is shown and every colour of the data: from the server, as one file.

const response = await fetch(new URL('../words.json', import.meta.url))
export const words = await response.json()

/** Load a style sheet from its address. */
export async function sheet(url) {
  const styles = new CSSStyleSheet()
  await styles.replace(await (await fetch(url)).text())
  return styles
}
