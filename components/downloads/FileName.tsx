import { fileName } from './file-name';

/** A file's name on one line: foreign text, isolated, never translated. */
export function FileName({ name, id }: { name: string; id?: string }) {
  const { head, middle, ending, double } = fileName(name);
  return (
    <bdi class="dl-name" id={id} title={head + middle + ending} translate={false}>
      <span class="dl-name-head">{head}</span>
      <span>
        {middle}
        {double ? <u>{ending}</u> : ending}
      </span>
    </bdi>
  );
}
