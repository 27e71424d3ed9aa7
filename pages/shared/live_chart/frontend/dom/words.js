// Every text that is shown and every colour of the data: from the server, as one file.

const response = await fetch(new URL('../words.json', import.meta.url))
export const words = await response.json()
