export { type Listed, listFrom, type Opened } from './list.ts'
export { type BundleInput, inForceIn, makeBundle, type Witnessed } from './make.ts'
export { type Expected, type Proven, verifyBundle, type WitnessSeen } from './verify.ts'
