import type { Prng } from '../simulator/world/prng';
import { between, draw, type Gray } from './gray';

/** A normal value from two even ones (Box and Muller). */
const normal = (prng: Prng): number =>
  Math.sqrt(-2 * Math.log(1 - prng.next())) * Math.cos(2 * Math.PI * prng.next());

const clamp = (tone: number): number => Math.min(1, Math.max(0, tone));

export function noise(picture: Gray, strength: number, prng: Prng): Gray {
  return { ...picture, data: picture.data.map((tone) => clamp(tone + strength * normal(prng))) };
}

/** Single pixels that are wholly black or white. */
export function pepper(picture: Gray, share: number, prng: Prng): Gray {
  return { ...picture, data: picture.data.map((tone) => (prng.chance(share) ? prng.int(0, 1) : tone)) };
}

export function tones(picture: Gray, dark: number, light: number): Gray {
  return { ...picture, data: picture.data.map((tone) => dark + tone * (light - dark)) };
}

/** Gaussian, in pixels. */
export function blur(picture: Gray, sigma: number): Gray {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const along = (source: Gray, right: number, down: number): Gray =>
    draw(source.width, source.height, (x, y) => {
      let tone = 0;
      for (const [at, weight] of weights.entries()) {
        const column = Math.min(source.width - 1, Math.max(0, x + (at - reach) * right));
        const row = Math.min(source.height - 1, Math.max(0, y + (at - reach) * down));
        tone += weight * (source.data[row * source.width + column] ?? 0);
      }
      return tone / sum;
    });
  return along(along(picture, 1, 0), 0, 1);
}

/** By an angle in degrees, upon a larger piece of the same paper. */
export function turn(picture: Gray, degrees: number): Gray {
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(Math.abs(picture.width * cosine) + Math.abs(picture.height * sine));
  const height = Math.ceil(Math.abs(picture.width * sine) + Math.abs(picture.height * cosine));
  return draw(width, height, (x, y) => {
    const [right, down] = [x - width / 2, y - height / 2];
    return between(
      picture,
      right * cosine + down * sine + picture.width / 2,
      down * cosine - right * sine + picture.height / 2,
    );
  });
}

/** To another size; pixels are averaged when it gets smaller. */
export function scale(picture: Gray, factor: number): Gray {
  const soft = factor < 1 ? blur(picture, 0.45 / factor) : picture;
  return draw(Math.round(picture.width * factor), Math.round(picture.height * factor), (x, y) =>
    between(soft, (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5),
  );
}

/** As seen at an angle: `tilt` is how much of the width the far edge has lost, `lean` turns it. */
export function perspective(picture: Gray, tilt: number, lean: number): Gray {
  const { width, height } = picture;
  return turn(
    draw(width, height, (x, y) => {
      const depth = 1 - tilt * (1 - y / height);
      const row = (height * (y / height)) / (depth + tilt * (y / height) * (1 - depth));
      return between(picture, (x - width / 2) / depth + width / 2, Math.min(row, height * 2));
    }),
    lean,
  );
}

/** Light from one side: the tones fall off to this share of themselves. */
export function shade(picture: Gray, least: number): Gray {
  return draw(picture.width, picture.height, (x, y) => {
    const way = (x / picture.width + y / picture.height) / 2;
    return (picture.data[y * picture.width + x] ?? 0) * (1 - way * (1 - least));
  });
}

/** A glare: white light upon a round spot, in shares of the width. */
export function glare(picture: Gray, x: number, y: number, radius: number): Gray {
  return draw(picture.width, picture.height, (column, row) => {
    const far = Math.hypot(column / picture.width - x, row / picture.width - y) / radius;
    return clamp((picture.data[row * picture.width + column] ?? 0) + 0.8 * Math.exp(-far * far));
  });
}

/**
 * A screen that a camera looks at: each pixel of the screen is a lit cell with dark gaps, which beats with the
 * camera's own grid (moiré); then the lens, the light and the sensor.
 */
export function photograph(picture: Gray, prng: Prng): Gray {
  const cells = 3;
  const lit = draw(picture.width * cells, picture.height * cells, (x, y) => {
    const tone = picture.data[Math.floor(y / cells) * picture.width + Math.floor(x / cells)] ?? 0;
    return tone * (x % cells === 0 || y % cells === 0 ? 0.35 : 1);
  });
  const seen = perspective(lit, 0.05 + 0.15 * prng.next(), prng.int(-12, 12));
  // Without the averaging that a smaller picture gets: that is where the beat comes from.
  const factor = (1.05 + 0.5 * prng.next()) / cells;
  const sensed = draw(Math.round(seen.width * factor), Math.round(seen.height * factor), (x, y) =>
    between(seen, x / factor, y / factor),
  );
  return noise(blur(shade(sensed, 0.55), 0.7), 0.04, prng);
}
