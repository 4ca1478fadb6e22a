export { chapterPlaces, type PlaceCounts } from './counts.js';
export {
  cooperationRespondents,
  dynamicsRespondents,
  problemRespondents,
  type Respondent,
} from './respondents.js';
