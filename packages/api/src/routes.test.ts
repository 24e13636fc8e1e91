import { expect, test } from 'vitest'
import { addresses, routes } from './index.ts'

test('every address has its schemas, and every parameter of a path is described', () => {
  expect(Object.keys(routes).sort()).toEqual(Object.keys(addresses).sort())
  for (const [name, [, path]] of Object.entries(addresses)) {
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1])
    const route = Object.entries(routes).find(([key]) => key === name)?.[1]
    const described = route !== undefined && 'params' in route ? Object.keys(route.params.shape) : []
    expect([name, ...described.sort()]).toEqual([name, ...inPath.sort()])
  }
})

test('no two routes share a method and a path', () => {
  const seen = Object.values(addresses).map(([method, path]) => `${method} ${path}`)
  expect(new Set(seen).size).toBe(seen.length)
})

test('a pasted code keeps its six digits', () => {
  expect(routes.signInCode.body.parse({ email: ' A@B.eu ', code: '123 456' })).toEqual({ email: 'a@b.eu', code: '123456' })
  expect(routes.signInCode.body.safeParse({ email: 'a@b.eu', code: '12345' }).success).toBe(false)
})
