// Unpacks a page without a server, and runs what is packed: Plotly, then all other scripts. Nothing is fetched. This one
// is no module, and stands in the page as it is.

{
  const unpack = async id => {
    const packed = atob(document.getElementById(id).textContent)
    const bytes = new Uint8Array(packed.length)
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i)
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Response(stream).text()
  }
  const run = code => {
    const script = document.createElement('script')
    script.textContent = code
    document.head.append(script)
  }
  const fail = error => {
    console.error(error)
    const line = document.getElementById('unpacking')
    if (line) line.textContent = line.dataset.failed
  }
  const begin = async () => {
    const [plotly, carried, scripts] = await Promise.all(['packed-plotly', 'packed-data', 'packed-scripts'].map(unpack))
    globalThis.neonPage = { ...JSON.parse(carried), fail }
    run(plotly)
    run(scripts)
  }
  begin().catch(fail)
}
