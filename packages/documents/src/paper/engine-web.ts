import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import { type Engine, PaperFailed } from './engine.ts'
import { paperFonts } from './fonts.ts'

const MAIN = '/main.typ'
/** Diagnostics as lines of text. */
const AS_TEXT = 1

/** The WebAssembly compiler: slower to wake, on any system. Its PDF is tagged; it knows no PDF/UA switch. */
export async function webEngine(): Promise<Engine> {
  const { resolve } = createRequire(import.meta.url)
  initSync({ module: readFileSync(resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of paperFonts()) await builder.add_raw_font(new Uint8Array(font))
  const compiler = await builder.build()
  return {
    name: 'web',
    compile(template, data) {
      compiler.add_source(MAIN, template)
      compiler.map_shadow('/letter.json', new TextEncoder().encode(data))
      const answer: unknown = compiler.compile(MAIN, [], 'pdf', AS_TEXT)
      return pdfIn(answer)
    },
  }
}

function pdfIn(answer: unknown): Uint8Array {
  if (typeof answer === 'object' && answer !== null) {
    if ('result' in answer && answer.result instanceof Uint8Array) return answer.result
    if ('diagnostics' in answer) throw new PaperFailed('refused', JSON.stringify(answer.diagnostics))
  }
  throw new PaperFailed('refused', 'the compiler gave no answer')
}
