// Files that a cut line or a server that starts anew withholds: requested again until they come.

const PAUSE = 2000 // ms between two attempts

let carried = null // the files that a page without a server has in it, by their paths

/** The page has some files in it: none is fetched. */
export function carryFiles(files) {
  carried = files
}

/** Fetch a file; only one that the server does not have is an error: a newer version of the app has taken its place. */
export async function fetchFile(url) {
  if (carried) return new Response(carried[new URL(url).pathname.slice(1)])
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return answer
    if (answer && answer.status < 500) throw new Error(`${url} could not be loaded: ${answer.status}`)
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
}
