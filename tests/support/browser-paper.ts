import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { goTo, type Seat } from './browser.ts'

/** Takes the letter along from the overview: the bytes of one file. */
export async function takeAlong(seat: Seat, format: 'PDF' | 'Word', language: string): Promise<Uint8Array> {
  await goTo(seat, 'Overview')
  const arriving = seat.page.waitForEvent('download')
  await seat.page.getByRole('link', { name: `${format} in ${language}`, exact: true }).click()
  const chunks: Uint8Array[] = []
  for await (const chunk of await (await arriving).createReadStream()) chunks.push(new Uint8Array(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

/** What a PDF says, read by a program that is not ours. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'undersigned-pdf-')), 'letter.pdf')
  await writeFile(file, bytes)
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-'])
  return stdout.replace(/\s+/g, ' ')
}
