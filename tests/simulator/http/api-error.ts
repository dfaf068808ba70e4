import type { Json } from '../json';

/** An answer in VirusTotal's error envelope (virustotal-api.md §2). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const errorBody = (code: string, message: string): Json => ({ error: { code, message } });

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequestError', message);
export const invalidArgument = (message: string): ApiError =>
  new ApiError(400, 'InvalidArgumentError', message);
export const forbidden = (): ApiError =>
  new ApiError(403, 'ForbiddenError', 'You are not authorized to perform the requested operation');
export const notFound = (noun: string, id: string): ApiError =>
  new ApiError(404, 'NotFoundError', `${noun} "${id}" not found`);
export const noSuchEndpoint = (): ApiError => new ApiError(404, 'NotFoundError', 'Resource not found.');
export const quotaExceeded = (): ApiError => new ApiError(429, 'QuotaExceededError', 'Quota exceeded');
export const alreadySubmitted = (): ApiError =>
  new ApiError(409, 'AlreadySubmittedError', 'Already being submitted for scanning');

/** Code and message that go with a status when a fault names only the status. */
export const DEFAULT_ERRORS: Record<number, [code: string, message: string]> = {
  400: ['BadRequestError', 'Bad request'],
  401: ['WrongCredentialsError', 'Wrong API key'],
  403: ['ForbiddenError', 'You are not authorized to perform the requested operation'],
  404: ['NotFoundError', 'Resource not found.'],
  409: ['AlreadyExistsError', 'The resource already exists'],
  424: ['FailedDependencyError', 'The request depended on another request and that request failed'],
  429: ['QuotaExceededError', 'Quota exceeded'],
  503: ['TransientError', 'Transient server error, please retry'],
  504: ['DeadlineExceededError', 'The operation took too long to complete'],
};
