import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect as expectAtOnce } from '@playwright/test'
import { unzipSync } from 'fflate'
import type { Site } from '../browser.ts'
import { cli } from '../cli.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

/** The bundle holds, in a browser that has nothing but it, and by the command; gives its bytes, unpacked. */
export async function expectProven({ browser, server }: Site, slug: string, name: string): Promise<string> {
  const folder = server.dataDir
  const zip = join(folder, `${name}.zip`)
  expect((await cli(['bundle', slug, zip], { DATA_DIR: folder })).code).toBe(0)
  expect((await cli(['verify', zip])).code).toBe(0)
  const files = unzipSync(readFileSync(zip))
  const verifier = join(folder, `${name}.html`)
  writeFileSync(verifier, files['verify.html'] ?? '')
  const context = await browser.newContext({ offline: true, locale: 'en-IE' })
  const page = await context.newPage()
  await page.goto(pathToFileURL(verifier).href)
  await page.locator('#file').setInputFiles(zip)
  await expect(page.locator('#outcome')).toHaveAttribute('data-outcome', 'holds')
  await context.close()
  return Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
}
