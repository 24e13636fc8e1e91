import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isPublic } from '@undersigned/signatures'
import type { Witnessed } from '@undersigned/signatures/bundle'
import { type LetterRow, letterBySlug, letterOf, type Store, standingOf } from '@undersigned/storage'
import { bundlePage, bundleReadme } from '../log/bundle-page.ts'
import { bundleOf } from '../log/letter-bundle.ts'
import { keysWith } from '../rotation/kept.ts'
import { say, told } from './output.ts'
import { pathOf } from './path.ts'
import { CommandRefused } from './refused.ts'
import { withStore } from './store.ts'

interface Options {
  /** Files that `witness` wrote. */
  readonly witness?: readonly string[]
  readonly json?: true
}

/** Writes the whole proof of a letter to one ZIP, which `verify` and the page inside it check. */
export async function writeBundle(named: string, out: string, { witness = [], json }: Options): Promise<void> {
  const witnesses = await Promise.all(witness.map(readWitnessed))
  const [page, readme] = await Promise.all([bundlePage(), bundleReadme()])
  const made = await withStore(async (store, config) => {
    const letter = (await letterOf(store.db, named)) ?? (await letterBySlug(store.db, named))
    if (letter === null) throw new CommandRefused(`there is no letter with the id or address ${named}`)
    const bundle = await bundleOf({ db: store.db, keys: await keysWith(store, config) }, letter, { page, readme, witnesses })
    if (bundle === null) throw new CommandRefused(`${letter.title} is not sealed: there is nothing to prove yet`)
    await warnUnlessPublic(store, letter)
    if (bundle.unproven > 0) say(`${bundle.unproven} on the letter’s page cannot be proven: they were erased from its log.`)
    return { letter: letter.id, bytes: bundle.bytes }
  })
  const path = pathOf(out)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, made.bytes)
  told(
    { letter: made.letter, file: path, bytes: made.bytes.length },
    `${out} written; check it with: npm run -s cli -- verify ${out}`,
    json,
  )
}

async function warnUnlessPublic(store: Store, letter: LetterRow): Promise<void> {
  if (!isPublic(await standingOf(store.db, letter), Date.now())) say('The letter is not public: keep the file to yourselves until it is.')
}

/** The witness's key in the first line, then the checkpoint that it signed. */
export async function readWitnessed(file: string): Promise<Witnessed> {
  const text = await readFile(pathOf(file), 'utf8')
  const end = text.indexOf('\n')
  if (end < 1) throw new CommandRefused(`${file} was not written by witness`)
  return { key: text.slice(0, end), checkpoint: text.slice(end + 1) }
}
