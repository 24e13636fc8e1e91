const ours = 'undersigned'

/** Takes every letter kept for working offline off this device (D16). Called after unsent text has been offered. */
export async function forgetDevice(): Promise<void> {
  const known = await indexedDB.databases()
  await Promise.all(known.map(({ name }) => (name?.startsWith(ours) ? erase(name) : undefined)))
}

function erase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    // A tab that still has it open lets go when it sees that it is signed out.
    request.onblocked = () => resolve()
    request.onerror = () => reject(request.error)
  })
}
