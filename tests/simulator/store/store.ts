import type { Comment, Entity, Kind, Ref, WorldObject } from './model';

const keyOf = (ref: Ref): string => `${ref.type}/${ref.id}`;

/** Everything VirusTotal knows: objects with reports, and the small entities that relations lead to. */
export interface Store {
  add(object: WorldObject): void;
  addEntity(entity: Entity): void;
  object(kind: Kind, id: string): WorldObject | undefined;
  /** A file by any of its three hashes (virustotal-api.md §4). */
  file(hash: string): WorldObject | undefined;
  entity(ref: Ref): Entity | undefined;
  objects(): WorldObject[];
  comment(id: string): Comment | undefined;
  /** Every comment there is, newest first. */
  comments(): Comment[];
  clear(): void;
}

export function createStore(): Store {
  const objects = new Map<string, WorldObject>();
  const entities = new Map<string, Entity>();
  const hashes = new Map<string, string>();

  const object = (kind: Kind, id: string): WorldObject | undefined => objects.get(`${kind}/${id}`);
  const comments = (): Comment[] =>
    [...objects.values()].flatMap((owner) => owner.comments).sort((a, b) => b.date - a.date);

  return {
    add(added) {
      objects.set(keyOf(added), added);
      if (added.type !== 'file') return;
      for (const name of ['md5', 'sha1', 'sha256']) hashes.set(String(added.attributes[name]), added.id);
    },
    addEntity: (entity) => void entities.set(keyOf(entity), entity),
    object,
    file: (hash) => object('file', hashes.get(hash.toLowerCase()) ?? ''),
    entity: (ref) => objects.get(keyOf(ref)) ?? entities.get(keyOf(ref)),
    objects: () => [...objects.values()],
    comment: (id) => comments().find((comment) => comment.id === id),
    comments,
    clear() {
      for (const map of [objects, entities, hashes]) map.clear();
    },
  };
}
