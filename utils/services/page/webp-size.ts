/** Of a WebP's first chunk, one of three (RFC 9649, 2.5 to 2.7); throws `RangeError` for another one. */
export function webpSize(view: DataView): { readonly width: number; readonly height: number } {
  switch (view.getUint32(12)) {
    // "VP8X": the canvas that everything is drawn upon, in 24 bits, less one.
    case 0x56503858:
      return {
        width: 1 + view.getUint16(24, true) + (view.getUint8(26) << 16),
        height: 1 + view.getUint16(27, true) + (view.getUint8(29) << 16),
      };
    // "VP8L": twice 14 bits, less one.
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    // "VP8 ": 14 bits each; the two above them are a scale.
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      throw new RangeError('no size');
  }
}
