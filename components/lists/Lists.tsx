import { useHash } from '../workspace/use-hash';
import { ListPage } from './ListPage';
import { NewList } from './NewList';
import { Overview } from './Overview';

/** `#lists` is all of them, `#lists&new` reads one in (`&text-id=` a text that waits for it), `#list=<id>` is one. */
export function Lists() {
  const asked = useHash();
  const list = asked.get('list');
  const textId = asked.get('text-id');
  if (list) return <ListPage key={list} id={list} />;
  if (asked.has('new') || textId !== null) return <NewList key={textId} textId={textId} />;
  return <Overview />;
}
