import type { ComponentChildren, TargetedEvent } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A question that waits for its answer: focus stays inside, Esc answers no, focus goes back at the end. */
export function Dialog({ title, onClose, children }: Props) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  // The browser tells of a close later: one that is gone by then must not answer the question that came after it.
  const told = ({ currentTarget }: TargetedEvent<HTMLDialogElement>): void => {
    if (currentTarget.isConnected) onClose();
  };
  return (
    <dialog ref={box} aria-labelledby={id} onClose={told} onKeyDown={(event) => event.stopPropagation()}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
