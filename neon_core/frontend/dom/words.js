// Every text that is shown and every colour of the data: from the server, as one file. A module that fails once fails for
// as long as the page lives, so this one waits for the file instead.

import { fetchFile } from './patience.js'

const response = await fetchFile(new URL('../words.json', import.meta.url))
export const words = await response.json()
