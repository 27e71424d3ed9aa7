// Plotly, loaded once, from the installed package.

let loading = null

/** Plotly itself; the page that asks first loads it. */
export function plotly(root, lib) {
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
