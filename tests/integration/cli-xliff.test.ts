import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-xliff-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, unit: string): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"><file id="f">\n${unit}</file></xliff>`,
  )
  return path
}

const unit = '<unit id="u"><segment><source>Words</source></segment></unit>'

test('T57 xliff validate says of each file, in order, whether it is valid and why not', async () => {
  const files = [
    fileWith('good.xlf', unit),
    fileWith('twice.xlf', `${unit}\n${unit}`),
    join(folder, 'gone.xlf'),
    fileWith('torn.xlf', '<unit'),
  ]
  const { code, stdout } = await cli(['xliff', 'validate', ...files])
  const lines = stdout.trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { file: files[0], valid: true, errors: [] },
    {
      file: files[1],
      valid: false,
      errors: [{ constraint: 'unit-id-not-unique', at: '3:1 xliff/file(f)/unit(u)', message: 'the id u is taken already' }],
    },
    { file: files[2], valid: false, errors: [{ constraint: 'file-unreadable', at: files[2], message: expect.stringContaining('ENOENT') }] },
    { file: files[3], valid: false, errors: [{ constraint: 'xml-not-well-formed', at: expect.any(String), message: expect.any(String) }] },
  ])
  expect(code).toBe(1)
})

test('T57 xliff validate ends with 0 when all are valid, with 2 when asked for nothing', async () => {
  expect((await cli(['xliff', 'validate', fileWith('good.xlf', unit)])).code).toBe(0)
  expect((await cli(['xliff', 'validate'])).code).toBe(2)
})
