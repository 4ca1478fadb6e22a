export { chapterReport } from './chapter.js';
