import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** A Node new enough to run the project's TypeScript as it stands: this one, or the one the project brings. */
export function projectNode() {
  if (Number(process.versions.node.split('.', 1)[0]) >= 24) return process.execPath
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(brought)) return brought
  console.error(
    `Undersigned needs Node 24 or later; this is ${process.version} and none came with the packages for ${process.platform} ${process.arch}.`,
  )
  process.exit(1)
}
