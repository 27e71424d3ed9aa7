// Files that a cut line or a server that starts anew withholds: requested again until they come.

const PAUSE = 2000 // ms between two attempts

/** Fetch a file; only one that the server does not have is an error: a newer version of the app has taken its place. */
export async function fetchFile(url) {
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return answer
    if (answer && answer.status < 500) throw new Error(`${url} could not be loaded: ${answer.status}`)
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
}
