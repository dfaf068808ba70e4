import { ApiError } from './api-error';

/** A front end's 413: HTML, not VirusTotal's JSON (bodies may be non-JSON, virustotal-api.md §0). */
export class FrontEndError extends ApiError {
  readonly html: string;

  constructor(status: number, title: string) {
    super(status, '', title);
    this.html = `<!DOCTYPE html>\n<html lang=en><title>Error ${status} (${title})!!1</title>\n<p><b>${status}.</b> That’s an error.\n<p>${title}. That’s all we know.\n`;
  }
}

export const tooLarge = (): FrontEndError => new FrontEndError(413, 'Request Entity Too Large');
