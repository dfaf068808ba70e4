/** Numbers and bytes put one behind the other, little end first. */
export interface ByteLine {
  u16(value: number): ByteLine;
  u32(value: number): ByteLine;
  /** Exact up to 2 ** 53, as numbers are. */
  u64(value: number): ByteLine;
  bytes(value: Uint8Array): ByteLine;
  length(): number;
  /** All of it as one piece. */
  done(): Uint8Array<ArrayBuffer>;
}

export function createByteLine(): ByteLine {
  const pieces: ArrayLike<number>[] = [];
  let length = 0;

  function put(piece: ArrayLike<number>): ByteLine {
    pieces.push(piece);
    length += piece.length;
    return line;
  }

  function number(size: 2 | 4 | 8, value: number): ByteLine {
    const piece: number[] = [];
    for (let rest = value; piece.length < size; rest = Math.floor(rest / 256)) piece.push(rest % 256);
    return put(piece);
  }

  const line: ByteLine = {
    u16: (value) => number(2, value),
    u32: (value) => number(4, value),
    u64: (value) => number(8, value),
    bytes: put,
    length: () => length,
    done() {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
  return line;
}
