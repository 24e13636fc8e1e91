import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createPaper } from '@undersigned/documents'
import { databaseFile, examineStore } from '@undersigned/storage'
import { type Config, keepsMailbox, withoutSecrets } from '../config.ts'
import { config } from './configuration.ts'
import { print, printJson, table } from './output.ts'

interface Options {
  readonly json?: true
}

type Verdict = 'ok' | 'note' | 'fault'

interface Finding {
  readonly what: string
  readonly verdict: Verdict
  readonly says: string
}

/** Looks at everything the server needs, changes nothing; false when it could not run so. */
export async function doctor({ json }: Options): Promise<boolean> {
  const read = config()
  const findings = [node(), ...(await database(read)), keys(read), await disk(read), mail(read), address(read), await engine()]
  const isWell = findings.every(({ verdict }) => verdict !== 'fault')
  if (json) printJson({ ok: isWell, findings, config: withoutSecrets(read) })
  else {
    print(table(findings.map(({ what, verdict, says }) => [verdict, what, says])))
    print('')
    print(table(Object.entries(withoutSecrets(read)).map(([name, value]) => [name, value === null ? '-' : String(value)])))
  }
  return isWell
}

const LEAST_NODE = 24

function node(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number)
  const verdict = major >= LEAST_NODE ? 'ok' : 'fault'
  return { what: 'node', verdict, says: `${process.version}${verdict === 'ok' ? '' : `, ${LEAST_NODE} or newer is needed`}` }
}

async function database({ databaseUrl, dataDir }: Config): Promise<readonly Finding[]> {
  if (databaseUrl === null && !existsSync(databaseFile(dataDir))) {
    return [{ what: 'database', verdict: 'note', says: `none in ${dataDir} yet; the server makes it at its first start` }]
  }
  try {
    const { dialect, applied, missing, damages } = await examineStore(databaseUrl === null ? { dataDir } : { databaseUrl })
    return [
      { what: 'database', verdict: 'ok', says: `${dialect}, reachable` },
      missing.length === 0
        ? { what: 'schema', verdict: 'ok', says: `newest (${applied.at(-1) ?? 'none'})` }
        : { what: 'schema', verdict: 'note', says: `the server brings it up to date at its start: ${missing.join(', ')}` },
      damages.length === 0
        ? {
            what: 'integrity',
            verdict: 'ok',
            says: dialect === 'sqlite' ? 'the file is sound; verify looks deeper' : 'left to Postgres; verify looks deeper',
          }
        : { what: 'integrity', verdict: 'fault', says: damages.join('; ') },
    ]
  } catch (error) {
    return [{ what: 'database', verdict: 'fault', says: error instanceof Error ? error.message : String(error) }]
  }
}

function keys({ secretKeys, dataDir }: Config): Finding {
  if (secretKeys !== null) return { what: 'keys', verdict: 'ok', says: 'from SECRET_KEYS' }
  const file = resolve(dataDir, 'secret-keys')
  if (existsSync(file)) return { what: 'keys', verdict: 'ok', says: file }
  const isLost = existsSync(databaseFile(dataDir))
  return isLost
    ? { what: 'keys', verdict: 'fault', says: `${file} is missing: nobody in this database can be mailed` }
    : { what: 'keys', verdict: 'note', says: 'made at the first start' }
}

const LEAST_FREE = 512 * 1024 * 1024

async function disk({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearest(dataDir))
  const free = bavail * bsize
  const says = `${(free / 1024 ** 3).toFixed(1)} GB free for ${dataDir}`
  return { what: 'disk', verdict: free < LEAST_FREE ? 'fault' : 'ok', says }
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)))

function mail(read: Config): Finding {
  if (read.smtpUrl !== null) return { what: 'mail', verdict: 'ok', says: `through SMTP_URL, from ${read.mailFrom}` }
  return keepsMailbox(read)
    ? { what: 'mail', verdict: 'note', says: 'no SMTP_URL: mails stay on a page of this machine' }
    : { what: 'mail', verdict: 'fault', says: 'no SMTP_URL: nobody can sign in' }
}

function address({ publicUrl, host, port }: Config): Finding {
  if (publicUrl !== null) return { what: 'address', verdict: 'ok', says: publicUrl }
  return { what: 'address', verdict: 'note', says: `no PUBLIC_URL: links point to http://${host}:${port}` }
}

async function engine(): Promise<Finding> {
  const paper = createPaper()
  try {
    const name = await paper.engine()
    const says = name === 'native' ? 'Typst, native: checks PDF/UA-1 itself' : 'Typst, portable: tagged, without the PDF/UA-1 check'
    return { what: 'paper', verdict: name === 'native' ? 'ok' : 'note', says }
  } catch (error) {
    return { what: 'paper', verdict: 'fault', says: error instanceof Error ? error.message : String(error) }
  } finally {
    await paper.close()
  }
}
