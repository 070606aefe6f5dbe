import { Banner } from '../../../components/banner.tsx'
import type { DraftEditor } from './use-draft-editor.ts'

/** What the last engine had to say: "No source says anything about a warranty." */
export function Remarks({ editor }: { readonly editor: DraftEditor }) {
  const { remarks } = editor
  if (remarks.length === 0) return null
  return (
    <Banner tone="info" boxed onDismiss={editor.dismissRemarks}>
      {remarks.length === 1 ? (
        remarks[0]
      ) : (
        <ul className="list-disc pl-4">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
