import MarkdownToJsx, { type MarkdownToJSX } from 'markdown-to-jsx'
import { createContext, memo, use, useMemo, type ReactNode } from 'react'
import { t } from '../../i18n/t.ts'
import { splitBlocks } from './blocks.ts'
import { citedNumber, linkCitations, type IsCited } from './citations.ts'
import { ExternalLink } from './external-link.tsx'

export interface MarkdownProps {
  readonly text: string
  /** Keep it stable: a new function draws every block again. */
  readonly isCited?: IsCited
  readonly renderCitation?: (index: number) => ReactNode
  /** True while the text still grows: half-typed signs are held back. */
  readonly streaming?: boolean
}

const nothing: IsCited = () => false

/** By context, since an override that changes with the sources would draw every chip anew under the pointer. */
const RenderCitation = createContext<MarkdownProps['renderCitation']>(undefined)

/**
 * What a model wrote, as text only: raw HTML stays visible text, pictures are named, not loaded (a remote
 * picture could carry words away), links say where they lead before they open.
 */
export function Markdown({ text, isCited = nothing, renderCitation, streaming = false }: MarkdownProps) {
  const blocks = useMemo(() => splitBlocks(text), [text])
  const options = streaming ? streamingOptions : finalOptions
  return (
    <RenderCitation value={renderCitation}>
      <div className="prose">
        {blocks.map((block, index) => (
          <Block
            // Blocks only grow at the end, so the place is the identity.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            source={block.kind === 'code' ? block.source : linkCitations(block.source, isCited)}
            options={options}
          />
        ))}
      </div>
    </RenderCitation>
  )
}

interface BlockProps {
  readonly source: string
  readonly options: MarkdownToJSX.Options
}

const Block = memo(function Block({ source, options }: BlockProps) {
  return (
    <div className="prose-block">
      <MarkdownToJsx options={options}>{source}</MarkdownToJsx>
    </div>
  )
})

interface CitedLinkProps {
  readonly href?: string
  readonly children?: ReactNode
}

/** A link, or the number of a source. */
function CitedLink({ href, children }: CitedLinkProps) {
  const renderCitation = use(RenderCitation)
  const index = citedNumber(href)
  if (index !== null) return renderCitation?.(index) ?? `[${index}]`
  return href ? <ExternalLink href={href}>{children}</ExternalLink> : children
}

// One of each for all answers: their components keep their identity, so nothing is drawn anew that did not change.
const finalOptions: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  wrapper: null,
  slugify: () => '',
  overrides: {
    a: { component: CitedLink },
    img: {
      component: ({ alt, src }: { readonly alt?: string; readonly src?: string }) => (
        <em>{t('image.left', { alt: alt || src || '' })}</em>
      ),
    },
    table: {
      component: ({ children }: { readonly children?: ReactNode }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="table-frame" tabIndex={0}>
          <table>{children}</table>
        </div>
      ),
    },
    pre: {
      component: ({ children }: { readonly children?: ReactNode }) => (
        // Long lines scroll sideways, so the block must take the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0}>{children}</pre>
      ),
    },
    // Only task lists have one: its words stand beside it, it cannot be ticked here.
    input: {
      component: ({ checked }: { readonly checked?: boolean }) => (
        <input
          type="checkbox"
          checked={checked ?? false}
          disabled
          aria-label={t(checked ? 'onboarding.done' : 'onboarding.open')}
        />
      ),
    },
    h1: { component: 'h2', props: { id: undefined } },
    h2: { component: 'h2', props: { id: undefined } },
    h3: { component: 'h3', props: { id: undefined } },
    h4: { component: 'h4', props: { id: undefined } },
  },
}
const streamingOptions = { ...finalOptions, optimizeForStreaming: true }
