import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalXml } from '../testing/canonical-xml.ts'
import { readXml, writeXml, type XmlDocument } from '../xml/index.ts'
import { isCustom, removeAnnotations } from './annotations.ts'
import { joinSegments } from './join.ts'
import { splitSegments } from './split.ts'
import { tidy } from './tidy.ts'
import { validateXliff } from './validate/index.ts'

/** The test suite of the XLIFF committee, beside the repository where it is. */
const SUITE = resolve(import.meta.dirname, '../../../../../shared/xliff-suite/2.1/core')
const isThere = existsSync(SUITE)
if (!isThere) process.stderr.write(`No XLIFF test suite at ${SUITE}: its files are not tried.\n`)

const filesIn = (folder: string): readonly string[] =>
  isThere ? readdirSync(resolve(SUITE, folder)).filter((name) => name.endsWith('.xlf')) : []
const bytesOf = (folder: string, name: string): Uint8Array => readFileSync(resolve(SUITE, folder, name))

const steps: Readonly<Record<string, (document: XmlDocument) => XmlDocument>> = {
  toJoin: joinSegments,
  toSegment: (document) => splitSegments(document),
  toRemoveAnnotations: (document) => removeAnnotations(document),
  toRemoveExtensions: (document) => removeAnnotations(document, isCustom),
  toRewrite: (document) => document,
}

describe.skipIf(!isThere)('the committee’s test suite', () => {
  test.each(filesIn('valid'))('T51 %s is rewritten without loss', (name) => {
    const read = readXml(bytesOf('valid', name))
    expect(canonicalXml(readXml(writeXml(read)))).toBe(canonicalXml(read))
  })

  test.each(filesIn('valid'))('T52 %s is valid', (name) => {
    expect(validateXliff(bytesOf('valid', name))).toEqual([])
  })

  test.each(filesIn('in-out'))('T52 %s is valid', (name) => {
    expect(validateXliff(bytesOf('in-out', name))).toEqual([])
  })

  test.each(filesIn('invalid'))('T52 %s is refused with a name, a place and a reason', (name) => {
    const violation = { constraint: expect.any(String), at: expect.stringMatching(/^\d+:\d+/u), message: expect.any(String) }
    expect(validateXliff(bytesOf('invalid', name))[0]).toEqual(violation)
  })

  test.each(filesIn('in-out').filter((name) => name.endsWith('_in.xlf')))('T53 %s becomes what it should', (name) => {
    const step = steps[name.replace(/\d*_in\.xlf$/u, '')]
    if (step === undefined) throw new Error(`no step is known for ${name}`)
    const out = readXml(bytesOf('in-out', name.replace('_in', '_out')))
    const made = readXml(writeXml(tidy(step(readXml(bytesOf('in-out', name))))))
    expect(canonicalXml(made)).toBe(canonicalXml(out))
  })
})
