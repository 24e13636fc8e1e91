import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'
import { readSource, sourceFiles } from '../support/project.ts'

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** Every node below one, each with the nodes that lead to it, outermost first. */
function* walk(node: SyntaxNode, path: readonly SyntaxNode[] = []): Generator<readonly [SyntaxNode, readonly SyntaxNode[]]> {
  yield [node, path]
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child, [...path, node])
  }
}

const parse = (path: string, source: string): SyntaxNode => {
  const program: unknown = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (!isNode(program)) throw new TypeError(`${path} did not parse`)
  return program
}

const lineOf = (source: string, at: number): number => source.slice(0, at).split('\n').length
const places = (path: string, source: string, found: readonly SyntaxNode[]): string[] =>
  found.map((node) => `${path}:${lineOf(source, node.start)} ${source.slice(node.start, node.start + 60).split('\n', 1)[0]}`)

const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label', 'description'])
const hasWords = (value: unknown): boolean => typeof value === 'string' && !/^https?:/.test(value) && /\p{L}{2,}/u.test(value)

/** JSX text and spoken attributes that hold words of their own instead of the catalogue's. */
function hardCodedWords(path: string, source: string): string[] {
  const found = [...walk(parse(path, source))]
    .map(([node]) => node)
    .filter((node) => {
      if (node.type === 'JSXText') return hasWords(node.value)
      if (node.type !== 'JSXAttribute' || !isNode(node.name) || !isNode(node.value)) return false
      return spoken.has(String(node.name.name)) && node.value.type === 'Literal' && hasWords(node.value.value)
    })
  return places(path, source, found)
}

/** `x as T` outside a function that does nothing else: the one place where a brand is given. */
function bareAssertions(path: string, source: string): string[] {
  const found = [...walk(parse(path, source))].filter(([node, above]) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return false
    if (source.slice(node.start).startsWith('as const')) return false
    const type = node.typeAnnotation
    if (isNode(type) && source.slice(type.start, type.start + 5) === 'const') return false
    const parent = above.at(-1)
    return !(parent?.type === 'ArrowFunctionExpression' && parent.body === node)
  })
  return places(
    path,
    source,
    found.map(([node]) => node),
  )
}

async function inAll(check: (path: string, source: string) => string[], ...patterns: string[]): Promise<string[]> {
  const paths = (await sourceFiles(...patterns)).filter((path) => !/\.test\.tsx?$|\/testing\/|\/fixtures\//.test(path))
  return paths.flatMap((path) => check(path, readSource(path)))
}

describe('what a reader of the source may rely on', () => {
  test('the guard hears words in a component', () => {
    expect(hardCodedWords('a.tsx', 'const a = <p aria-label="Close it">{t("x")}</p>')).toHaveLength(1)
    expect(hardCodedWords('a.tsx', 'const a = <p>Hello world <b className="big">{1}</b></p>')).toHaveLength(1)
    expect(hardCodedWords('a.tsx', 'const a = <p aria-label={t("x")} className="word">{t("y")} · </p>')).toEqual([])
  })

  test('every word on the screen comes from the catalogue', async () => {
    expect(await inAll(hardCodedWords, 'apps/**/*.tsx', 'packages/**/*.tsx')).toEqual([])
  })

  test('the guard sees an assertion, and leaves brands alone', () => {
    expect(bareAssertions('a.ts', 'const a = JSON.parse(b) as Letter')).toHaveLength(1)
    expect(bareAssertions('a.ts', 'const id = (x: string): Id => x as Id\nconst k = ["a"] as const')).toEqual([])
  })

  test('types are earned, not asserted', async () => {
    expect(await inAll(bareAssertions, 'apps/**/*.ts', 'apps/**/*.tsx', 'packages/**/*.ts', 'packages/**/*.tsx')).toEqual([])
  })

  test('no file has outgrown its idea', async () => {
    const paths = await sourceFiles('apps/**/*.ts', 'apps/**/*.tsx', 'packages/**/*.ts', 'packages/**/*.tsx', 'tests/**/*.ts')
    const long = paths.filter((path) => !/\/fixtures\/|\/messages\//.test(path)).filter((path) => readSource(path).split('\n').length > 401)
    expect(long).toEqual([])
  })

  test('no test is switched off or narrowed', async () => {
    const paths = await sourceFiles('*.test.ts', '*.test.tsx', '*.spec.ts')
    const off = paths.filter((path) =>
      /\b(?:test|it|describe)\.(?:only|todo|fixme|skip)\(/.test(readSource(path).replace(/test\.skip\([^)]*,\s*[^)]+\)/g, '')),
    )
    expect(off).toEqual([])
  })
})
