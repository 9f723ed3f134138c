import { type FileHead, LIMITS, RoompaneError } from '@roompane/protocol';
import { createDraftKey } from '../room/draft-key.ts';
import type { Asker } from '../room/acts/act.ts';
import { Upload } from './upload.ts';

/** The uploads of one session, or of the page. What others have on their way it does not know. @spec FI1 FI2 */
export class UploadTable {
  readonly #asker: Asker;
  readonly #uploads = new Map<string, Upload>();

  constructor(asker: Asker) {
    this.#asker = asker;
    asker.ended.addEventListener('abort', () => [...this.#uploads.keys()].forEach((id) => this.drop(id)), {
      once: true,
    });
  }

  /** @throws `limit/exceeded` */
  begin(head: FileHead): string {
    const { uploads: max } = LIMITS;
    if (this.#uploads.size >= max && !this.#asker.isPage)
      throw new RoompaneError('limit/exceeded', { data: { limit: 'uploads', max } });
    // Random, as a key of a draft is: one that is guessed would be of no use, since nobody finds another's.
    const uploadId = createDraftKey();
    this.#uploads.set(uploadId, new Upload(head));
    return uploadId;
  }

  /** @throws `call/invalid-params` */
  get(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    const data = { path: 'uploadId', expected: 'an upload of this session' };
    if (!upload) throw new RoompaneError('call/invalid-params', { data });
    return upload;
  }

  /** Also one that is being sent. Twice is the same as once. */
  drop(uploadId: string): void {
    this.#uploads.get(uploadId)?.drop();
    this.#uploads.delete(uploadId);
  }
}
