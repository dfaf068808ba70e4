import type { Luma } from './luma';

/** To another size: the tone between four pixels; by whole numbers down, the mean of those that fall together. */
export function resize(luma: Luma, factor: number): Luma {
  return factor < 1 ? shrink(luma, Math.round(1 / factor)) : enlarge(luma, factor);
}

function shrink({ data, width, height }: Luma, by: number): Luma {
  const [columns, rows] = [Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by))];
  const made = new Uint8ClampedArray(columns * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      let sum = 0;
      for (let down = 0; down < by; down += 1) {
        const row = (y * by + down) * width + x * by;
        for (let right = 0; right < by; right += 1) sum += data[row + right] ?? 0;
      }
      made[y * columns + x] = sum / (by * by);
    }
  }
  return { data: made, width: columns, height: rows };
}

function enlarge({ data, width, height }: Luma, factor: number): Luma {
  const [columns, rows] = [Math.round(width * factor), Math.round(height * factor)];
  const made = new Uint8ClampedArray(columns * rows);
  for (let y = 0; y < rows; y += 1) {
    const row = Math.max(0, (y + 0.5) / factor - 0.5);
    const upper = Math.floor(row) * width;
    const lower = Math.min(height - 1, Math.floor(row) + 1) * width;
    const down = row % 1;
    for (let x = 0; x < columns; x += 1) {
      const column = Math.max(0, (x + 0.5) / factor - 0.5);
      const left = Math.floor(column);
      const right = Math.min(width - 1, left + 1);
      const share = column % 1;
      const above = (data[upper + left] ?? 0) * (1 - share) + (data[upper + right] ?? 0) * share;
      const below = (data[lower + left] ?? 0) * (1 - share) + (data[lower + right] ?? 0) * share;
      made[y * columns + x] = above * (1 - down) + below * down;
    }
  }
  return { data: made, width: columns, height: rows };
}
