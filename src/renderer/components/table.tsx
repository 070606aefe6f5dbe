import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface Column<Row> {
  readonly key: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand right-aligned, in tabular digits. */
  readonly figures?: boolean
  readonly className?: string
}

export interface TableProps<Row> {
  /** Spoken name of the table. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Key of the row that is open beside the table. */
  readonly currentKey?: string | null
}

export function Table<Row>({ label, columns, rows, rowKey, onOpen, currentKey = null }: TableProps<Row>) {
  const align = (column: Column<Row>): string =>
    cn('px-3', column.figures ? 'text-right tabular-nums' : 'text-left', column.className)
  return (
    <section
      className="overflow-x-auto rounded-card border border-line bg-raised"
      // Wide tables scroll sideways, so the frame must take the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
    >
      <table className="w-full border-collapse text-base">
        <thead>
          <tr className="border-b border-line bg-canvas text-meta text-ink-2">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cn(align(column), 'h-8 font-medium')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={rowKey(row) === currentKey ? 'true' : undefined}
              onClick={onOpen ? () => onOpen(row) : undefined}
              className={cn(
                'border-b border-line last:border-b-0',
                onOpen && 'cursor-default hover:bg-hover',
                rowKey(row) === currentKey && 'bg-selected hover:bg-selected',
              )}
            >
              {columns.map((column) => (
                <td key={column.key} className={cn(align(column), 'py-2 compact:py-1')}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
