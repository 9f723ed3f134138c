// `@roompane/addin/files`: what few need costs only those.

export { download, upload } from '@roompane/protocol';
export type { Abortable, Attachment, FileInput, UploadOptions, UploadProgress } from '@roompane/protocol';
