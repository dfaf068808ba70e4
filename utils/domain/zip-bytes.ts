/** Numbers and bytes put one behind the other, little end first. */
export interface ByteLine {
  u16(value: number): ByteLine;
  u32(value: number): ByteLine;
  u64(value: number): ByteLine;
  bytes(value: Uint8Array): ByteLine;
  length(): number;
  /** All of it as one piece. */
  done(): Uint8Array<ArrayBuffer>;
}

export function createByteLine(): ByteLine {
  const pieces: Uint8Array[] = [];
  let length = 0;

  function put(piece: Uint8Array): ByteLine {
    pieces.push(piece);
    length += piece.length;
    return line;
  }

  function number(size: 2 | 4 | 8, write: (view: DataView) => void): ByteLine {
    const piece = new Uint8Array(size);
    write(new DataView(piece.buffer));
    return put(piece);
  }

  const line: ByteLine = {
    u16: (value) => number(2, (view) => view.setUint16(0, value, true)),
    u32: (value) => number(4, (view) => view.setUint32(0, value, true)),
    u64: (value) => number(8, (view) => view.setBigUint64(0, BigInt(value), true)),
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
