const ACTIVE = 'script, iframe, object, embed, link, base, meta[http-equiv], form, audio, video'
/** Nothing is fetched and nothing runs, whatever the page around it allows. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The HTML part of a mail as a document to look at: it looks the same, but its links lead nowhere. */
export function mailDocument(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll(ACTIVE)) element.remove()
  for (const link of page.querySelectorAll('[target]')) link.removeAttribute('target')
  for (const image of page.querySelectorAll<HTMLImageElement>('img')) {
    if (!image.src.startsWith('data:image/')) image.removeAttribute('src')
    image.removeAttribute('srcset')
  }
  const policy = page.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = POLICY
  // A frame without leave to open windows does nothing with a link that wants one.
  const base = page.createElement('base')
  base.target = '_blank'
  page.head.prepend(policy, base)
  return `<!doctype html>${page.documentElement.outerHTML}`
}
