import { readFile } from 'node:fs/promises'
import { loadTranslator } from '@undersigned/i18n'
import { digest } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import { type Proven, verifyBundle } from '@undersigned/signatures/bundle'
import { NotProven, openReceipt, parseKey, textOf } from '@undersigned/signatures/log'
import { print, printJson } from './output.ts'
import { pathOf } from './path.ts'
import { CommandRefused, WrongUsage } from './refused.ts'

interface Options {
  /** The log's key, from elsewhere. */
  readonly key?: string
  readonly receipt?: readonly string[]
  readonly json?: true
}

/** Checks a bundle, or a receipt by itself; false when it does not prove what it says. Needs neither server nor database. */
export async function verifyFile(file: string, { key, receipt = [], json }: Options): Promise<boolean> {
  const bytes = new Uint8Array(await readFile(pathOf(file)))
  const isReceipt = isText(bytes, 'c2sp.org/tlog-proof')
  const receipts = await Promise.all(receipt.map((each) => readFile(pathOf(each), 'utf8')))
  if (isReceipt && key === undefined) throw new WrongUsage('a receipt is checked with --key, the key in the mail it came with')
  try {
    const lines = isReceipt ? await receiptLines(bytes, key ?? '', json) : await bundleLines(bytes, { ...(key && { key }), receipts, json })
    for (const line of lines) print(line)
    return true
  } catch (error) {
    if (!(error instanceof NotProven)) throw error
    const { t } = await loadTranslator('en')
    if (json) printJson({ ok: false, refusal: error.refusal, where: error.where })
    else print(`${file}: ${t(`proof.refusal.${error.refusal}`)} (${error.refusal}: ${error.where})`)
    return false
  }
}

const isText = (bytes: Uint8Array, start: string): boolean => Buffer.from(bytes.subarray(0, start.length)).toString('latin1') === start

interface Wished {
  readonly key?: string
  readonly receipts: readonly string[]
  readonly json: true | undefined
}

async function bundleLines(bytes: Uint8Array, { json, ...expected }: Wished): Promise<readonly string[]> {
  const proven = await verifyBundle(bytes, expected)
  if (json) return [JSON.stringify({ ok: true, ...proven }, null, 2)]
  return [
    `letter ${proven.letter}, sealed as ${fourWords(proven.manifest).join(' ')} (${shortHex(proven.manifest)}) in ${proven.languages.join(', ')}`,
    `log of ${proven.size} entries: ${kindsOf(proven)}`,
    `${proven.list.length} on the list, ${proven.withdrawn} withdrawn, ${proven.unopened} signatures not opened (${proven.erased} of them erased)`,
    ...proven.witnesses.map(({ key, size, at }) => `witness ${key} saw the first ${size} entries on ${at}`),
    ...(expected.receipts.length > 0 ? [`${expected.receipts.length} receipts stand in this log`] : []),
    `key ${proven.key}${expected.key === undefined ? ' (its own: compare it with the one in a mail or at /log/…/key, or give --key)' : ''}`,
    'all of it proves',
  ]
}

const kindsOf = ({ kinds }: Proven): string =>
  Object.entries(kinds)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')

async function receiptLines(bytes: Uint8Array, key: string, json: true | undefined): Promise<readonly string[]> {
  const { opening, index, size } = await openReceipt(textIn(bytes), parseKey(key))
  const { display, language, manifest } = opening.payload
  if (json) return [JSON.stringify({ ok: true, index, size, at: opening.at, payload: opening.payload }, null, 2)]
  const name = typeof display === 'object' && display !== null && 'name' in display ? String(display.name) : opening.payload.kind
  const seal = digest(manifest)
  return [
    `${name} signed on ${opening.at}, having read it in ${String(language)}: ${fourWords(seal).join(' ')} (${shortHex(seal)})`,
    `entry ${index} of the first ${size} in the log`,
    'the receipt proves',
  ]
}

function textIn(bytes: Uint8Array): string {
  try {
    return textOf(bytes)
  } catch (cause) {
    throw new CommandRefused('the receipt is no text', { cause })
  }
}
