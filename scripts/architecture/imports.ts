import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** One file's use of another, both from the top of the repository. */
export interface Import {
  from: string
  to: string
  /** True where only types are taken, which leaves nothing in the program. */
  typeOnly: boolean
}

/** What the TypeScript files of some folders import of this repository, in whatever form. */
export function importsIn(root: string, folders: string[]): Import[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/'))),
  )
  return files.flatMap((from) =>
    importsOf(path.join(root, from))
      .filter(({ name }) => name.startsWith('.'))
      .map(({ name, typeOnly }) => ({
        from,
        to: path.posix.join(path.posix.dirname(from), name).replace(/\.js$/, '.ts'),
        typeOnly,
      })),
  )
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
}

function importsOf(file: string): { name: string; typeOnly: boolean }[] {
  const found: { name: string; typeOnly: boolean }[] = []
  const take = (name: ts.Node | undefined, typeOnly: boolean): void => {
    if (name !== undefined && ts.isStringLiteral(name)) found.push({ name: name.text, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) take(node.moduleSpecifier, isTypeOnly(node))
    else if (ts.isExportDeclaration(node)) take(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      take(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(parsed(file))
  return found
}

function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
}

/** The text of a file without its comments. */
export function codeOf(file: string): string {
  return ts.createPrinter({ removeComments: true }).printFile(parsed(file))
}
