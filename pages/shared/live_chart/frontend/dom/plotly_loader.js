// Plotly, loaded once, from the installed package.

let loading = null

/** Load Plotly; the first caller starts the request, and a failed one can be repeated. */
export function loadPlotly(root, lib) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(lib, root)
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      loading = null
      script.remove()
      reject(new Error(`${lib} could not be loaded`))
    }
    document.head.append(script)
  })
  return loading
}
