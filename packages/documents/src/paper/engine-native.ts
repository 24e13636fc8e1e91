import { createRequire } from 'node:module'
import { type Engine, PaperFailed } from './engine.ts'
import { paperFonts } from './fonts.ts'

/** What we use of the native compiler, which brings no types of its own. */
interface NativeCompiler {
  mapShadow(path: string, content: Buffer): void
  pdf(source: { readonly mainFilePath: string }, options?: { readonly pdfStandard: string }): Uint8Array
  evictCache(maxAge: number): void
}
interface NativeModule {
  readonly NodeCompiler: { create(options: unknown): NativeCompiler }
}

const ROOT = '/undersigned'
const MAIN = `${ROOT}/main.typ`
/** How many letters a memoised result is kept for. */
const MAX_AGE = 20

/** The native compiler, where the system has it; otherwise null. It refuses what is not PDF/UA-1 (rule L54). */
export function nativeEngine(): Engine | null {
  const found = loadNative()
  if (found === null) return null
  const compiler = found.NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: paperFonts() }] })
  return {
    name: 'native',
    compile(template, data) {
      compiler.mapShadow(MAIN, Buffer.from(template))
      compiler.mapShadow(`${ROOT}/letter.json`, Buffer.from(data))
      const pdf = accessible(compiler)
      compiler.evictCache(MAX_AGE)
      return pdf
    },
  }
}

/** A letter that cannot be PDF/UA-1 (an emoji that no text font has) is printed as a tagged PDF, not withheld. */
function accessible(compiler: NativeCompiler): Uint8Array {
  try {
    return Uint8Array.from(compiler.pdf({ mainFilePath: MAIN }, { pdfStandard: 'ua-1' }))
  } catch (cause) {
    if (!/PDF\/UA-1 error/u.test(wordsOf(cause))) throw new PaperFailed('refused', wordsOf(cause), { cause })
    return Uint8Array.from(compiler.pdf({ mainFilePath: MAIN }))
  }
}

/** The compiler speaks through the error's code. */
const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.message} ${'code' in cause ? String(cause.code) : ''}` : String(cause)

function loadNative(): NativeModule | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const loaded: unknown = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu')
    return isNativeModule(loaded) ? loaded : null
  } catch (cause) {
    if (isMissing(cause)) return null
    throw cause
  }
}

const isNativeModule = (value: unknown): value is NativeModule => typeof value === 'object' && value !== null && 'NodeCompiler' in value

/** Not installed, or built for another C library. */
const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'MODULE_NOT_FOUND' || cause.code === 'ERR_DLOPEN_FAILED')
