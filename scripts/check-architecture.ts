import { readFileSync } from 'node:fs'
import path from 'node:path'
import { codeOf, importsIn, type Import } from './architecture/imports.js'
import { readPage } from './architecture/page.js'

/**
 * Holds docs/architecture.md against the imports: the arrows of its picture are those between the parts, no part uses one
 * above it, no two files need each other, and what only one place may know stands nowhere else.
 */
const root = path.resolve(import.meta.dirname, '..')
const page = readPage(readFileSync(path.join(root, 'docs/architecture.md'), 'utf8'))
const imports = importsIn(root, ['src', 'sandbox'])
const mistakes: string[] = []

function partOf(file: string): string {
  const inSrc = file.slice('src/'.length)
  return page.parts.find(({ files }) => files.some((one) => isWithin(inSrc, one)))?.name ?? `no part (${file})`
}

function isWithin(file: string, place: string): boolean {
  return place.endsWith('/') ? file.startsWith(place) : file === place
}

function checkParts(own: Import[]): void {
  const found = new Set<string>()
  const order = page.parts.map(({ name }) => name)
  for (const { from, to, typeOnly } of own) {
    const [a, b] = [partOf(from), partOf(to)]
    if (a === b) continue
    const upwards = order.indexOf(b) < order.indexOf(a)
    const mayTakeTypes = a === 'report' && ['state', 'gitlab'].includes(b)
    if (upwards && !(typeOnly && mayTakeTypes)) mistakes.push(`${from} uses ${to}: ${b} stands above ${a}`)
    if (!typeOnly && !page.everybodys.includes(b)) found.add(`${a} --> ${b}`)
  }
  for (const arrow of found) if (!page.arrows.has(arrow)) mistakes.push(`the picture lacks ${arrow}`)
  for (const arrow of page.arrows) if (!found.has(arrow)) mistakes.push(`nothing stands behind ${arrow} in the picture`)
  for (const { from } of own) if (!order.includes(partOf(from))) mistakes.push(`${from} belongs to no part`)
}

function checkCircles(): void {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) needs.set(from, [...(needs.get(from) ?? []), to])
  const done = new Set<string>()
  const visit = (file: string, way: string[]): void => {
    if (way.includes(file)) mistakes.push(`a circle: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`)
    if (done.has(file) || way.includes(file)) return
    for (const next of needs.get(file) ?? []) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of needs.keys()) visit(file, [])
}

function checkWords(files: string[]): void {
  for (const file of files) {
    const code = codeOf(path.join(root, file))
    for (const { words, places } of page.known)
      for (const word of words)
        if (code.includes(word) && !places.includes(file.slice('src/'.length)))
          mistakes.push(`${file} has ${word}, which belongs to ${places.join(', ') || 'no file'}`)
  }
}

function checkApart(): void {
  for (const { files, nothingOf, but } of page.apart)
    for (const { from, to } of imports)
      if (files.some((one) => isWithin(from, one)) && nothingOf.some((one) => isWithin(to, one)) && !but.includes(to))
        mistakes.push(`${from} uses ${to}`)
}

const own = imports.filter(({ from, to }) => from.startsWith('src/') && to.startsWith('src/'))
checkParts(own)
checkCircles()
checkWords([...new Set(own.flatMap(({ from, to }) => [from, to]))])
checkApart()
if (mistakes.length > 0) {
  console.error(
    `The code and docs/architecture.md disagree:\n${[...new Set(mistakes)].map((one) => `  ${one}`).join('\n')}`,
  )
  process.exitCode = 1
} else {
  console.log(`docs/architecture.md is true to ${imports.length} imports.`)
}
