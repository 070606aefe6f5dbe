/** A plain page for a person whose link does not open the app. The texts are ours, never the request's. */
function page(title: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { font: 15px/24px system-ui, sans-serif; max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem }
h1 { font-size: 20px; line-height: 28px; font-weight: 600 }
kbd { border: 1px solid; border-radius: 4px; padding: 0 .35em; font: inherit; font-size: 13px }
</style>
<h1>${title}</h1>
${body}
</html>
`
}

const NEW_LINK =
  'For a new link, go to the terminal where Hard-E runs and press <kbd>Enter</kbd>, or start Hard-E again.'

/** Shown when a launch link is opened a second time or is wrong. */
export function usedLinkPage(hasSession: boolean): string {
  return page('This link has been used', [
    'Each Hard-E link opens the app once, so that nobody else can use it.',
    ...(hasSession ? ['Hard-E is open in this browser already: <a href="/">go to Hard-E</a>.'] : []),
    NEW_LINK,
  ])
}

/** Shown to a browser without a session. */
export function signInPage(): string {
  return page('Hard-E needs its link', [
    'This browser has not been let in yet, or Hard-E was restarted since.',
    NEW_LINK,
  ])
}
