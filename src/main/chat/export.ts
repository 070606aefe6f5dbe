import type { Citation } from '#shared/domain/citation.ts'
import type { Conversation, Message } from '#shared/domain/conversation.ts'

function sourceLine(citation: Citation): string {
  switch (citation.kind) {
    case 'passage':
      return `[${citation.index}] ${citation.title}${citation.heading ? ` › ${citation.heading}` : ''}`
    case 'web':
      return `[${citation.index}] ${citation.title} — ${citation.url}`
    case 'transcript':
      return `[${citation.index}] ${citation.title} › ${citation.speaker || 'turn'} ${citation.ordinal + 1}`
    case 'crm':
      return `[${citation.index}] ${citation.title}`
  }
}

function messageBlock(message: Message): string {
  const when = new Date(message.createdAt).toISOString().slice(0, 16).replace('T', ' ')
  if (message.role === 'user') return `**You** · ${when}\n\n${message.text}`
  const turn = message.turn
  const sources = turn?.citations.map(sourceLine) ?? []
  const approvals = turn?.approvals.map((action) => `- ${action.title}: ${action.state}`) ?? []
  return [
    `**Hard-E**${turn?.agent ? ` (${turn.agent})` : ''} · ${when}`,
    message.text,
    sources.join('\n'),
    approvals.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** A conversation as one Markdown file, with sources and what was approved. */
export function exportMarkdown(
  conversation: Conversation,
  messages: readonly Message[],
): { fileName: string; markdown: string } {
  const name =
    conversation.title
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .trim()
      .slice(0, 60) || 'conversation'
  const markdown = [`# ${conversation.title}`, ...messages.map(messageBlock)].join('\n\n---\n\n')
  return { fileName: `${name}.md`, markdown: `${markdown}\n` }
}
