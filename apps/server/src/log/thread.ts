import { signerFrom } from '@undersigned/signatures/log'
import { serveTasks } from '../threads/serve-tasks.ts'
import { bundleFrom } from './bundle-from.ts'
import { bundlePage, bundleReadme } from './bundle-page.ts'
import { isBundleTask } from './bundle-task.ts'

serveTasks(isBundleTask, async ({ read, seed, witnesses, beside }) => {
  const { page, readme } = beside ?? { page: await bundlePage(), readme: await bundleReadme() }
  return (await bundleFrom(read, await signerFrom(seed), { page, readme, witnesses }))?.bytes
})
