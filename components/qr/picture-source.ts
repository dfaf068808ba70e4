/** Where a picture comes from: a file, what the background keeps under an id, or the tab that the popup hangs from. */
export type PictureSource = File | { readonly id: string } | 'tab';
