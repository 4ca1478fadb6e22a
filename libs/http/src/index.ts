export { createApi, type CreateApiOptions } from './create-api.js';
export { openApiDocument } from './openapi/document.js';
export type { ApiServices, ReadinessCheck } from './services.js';
