import { type Config, readConfig } from '../config.ts'

/** The server's configuration, from the same environment. */
export const config = (): Config => readConfig(process.env)
