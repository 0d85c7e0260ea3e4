import type { World } from '../model/world.js'
import type { User } from '../types.js'

/** Entities::UserBasic */
export function userBasic(world: World, user: User): Readonly<Record<string, unknown>> {
  const { url } = world.instance
  return {
    id: user.id,
    username: user.username,
    public_email: null,
    name: user.name,
    state: 'active',
    locked: false,
    avatar_url: `${url}/uploads/-/system/user/avatar/${user.id}/avatar.png`,
    web_url: `${url}/${user.username}`,
  }
}
