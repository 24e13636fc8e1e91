/** The database on this device that holds a room, or something else of a person's; all of them go when they sign out (D16). */
export const deviceName = (person: string, what: string): string => `undersigned:${person}:${what}`
