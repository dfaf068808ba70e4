/** A place in a picture, in its pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** What was read out of a code. */
export interface FoundCode {
  /** As it is, hostile as it may be; empty where it is no text. */
  readonly text: string;
  /** How many bytes there are that are no text; 0 for text. */
  readonly binaryBytes: number;
  /** Around it, from its own left upper corner on. */
  readonly corners: readonly Corner[];
}

/** Why a picture was not looked at. */
export type PictureRefusal =
  /** No picture of a kind that is read: PNG, JPEG, GIF, WebP, BMP, AVIF. */
  | 'no-picture'
  /** More bytes or more pixels than are read. */
  | 'too-large'
  /** It begins like one, and the browser cannot draw it. */
  | 'broken'
  /** Reading took too long or fell over. */
  | 'failed';

/** Shares of a picture's width and height, 0 to 1. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the worker that reads codes is asked: a file, or a picture as a `data:` address, or a part of it. */
export interface ReadCodes {
  readonly picture: Blob | string;
  readonly part: Part | null;
}

export type CodesRead =
  | { readonly ok: true; readonly codes: readonly FoundCode[] }
  | { readonly ok: false; readonly why: PictureRefusal };
