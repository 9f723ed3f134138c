import type { ProviderCapabilities, ProviderFeature } from './provider-feature.ts';
import { RoompaneError } from './roompane-error.ts';

/** What a provider answers that lacks `feature`: rejects with `feature/unsupported` and its own reason. @spec PR12 */
export function rejectLacking(capabilities: ProviderCapabilities, feature: ProviderFeature): Promise<never> {
  return Promise.reject(toLacking(capabilities, feature));
}

/** The same for a stream: throws when it is asked for its first event. @spec PR12 */
export function throwLacking(capabilities: ProviderCapabilities, feature: ProviderFeature): AsyncIterable<never> {
  return {
    [Symbol.asyncIterator]: () => ({ next: () => rejectLacking(capabilities, feature) }),
  };
}

/** What is lacking, as an error with the provider's own reason. @spec PR12 */
export function toLacking(capabilities: ProviderCapabilities, feature: ProviderFeature): RoompaneError {
  const reason = capabilities[feature];
  const message = typeof reason === 'string' ? { message: reason } : {};
  return new RoompaneError('feature/unsupported', { ...message, data: { feature } });
}
