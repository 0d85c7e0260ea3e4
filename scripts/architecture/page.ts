/** What docs/architecture.md claims, read from its picture and its tables. */
export interface Page {
  /** From the top down. */
  parts: { name: string; files: string[] }[]
  /** Parts that every other one may use, and that the picture leaves out. */
  everybodys: string[]
  arrows: Set<string>
  known: { words: string[]; places: string[] }[]
  apart: { files: string[]; nothingOf: string[]; but: string[] }[]
}

export function readPage(text: string): Page {
  const picture = /```mermaid\n([^]*?)```/.exec(text)?.[1] ?? ''
  const parts = tableUnder('| part |', text).map(([name = '', files = '']) => ({ name, files: quotedIn(files) }))
  return {
    parts,
    everybodys: parts.map(({ name }) => name).filter((name) => !picture.includes(`  ${name}[`)),
    arrows: new Set([...picture.matchAll(/^ *(\w+ --> \w+)$/gm)].map(([, arrow = '']) => arrow)),
    known: tableUnder('| what |', text).map(([what = '', where = '']) => ({
      words: quotedIn(what),
      places: quotedIn(where),
    })),
    apart: tableUnder('| files |', text).map(([files = '', nothingOf = '', but = '']) => ({
      files: quotedIn(files),
      nothingOf: quotedIn(nothingOf),
      but: quotedIn(but),
    })),
  }
}

/** The rows of the table whose heads begin like this. */
function tableUnder(heads: string, text: string): string[][] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith(heads))
  if (at < 0) throw new Error(`docs/architecture.md has no table ${heads}`)
  const rows = lines.slice(at + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function quotedIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted)
}
