import type { Route } from '../http/call';
import { KINDS } from '../store/collections';
import { analysisRoutes } from './analysis-routes';
import { commentRoutes } from './comment-routes';
import { communityRoutes } from './community-routes';
import { entityRoutes } from './entity-routes';
import { fileRoutes } from './file-routes';
import { metadataRoutes } from './metadata-routes';
import { objectRoutes } from './object-routes';
import { searchRoutes } from './search-routes';
import { urlRoutes } from './url-routes';
import { userRoutes } from './user-routes';

/** Every endpoint there is; what is named exactly stands before what is a parameter. */
export const ROUTES: readonly Route[] = [
  ...urlRoutes,
  ...fileRoutes,
  ...analysisRoutes,
  ...commentRoutes,
  ...searchRoutes,
  ...userRoutes,
  ...metadataRoutes,
  ...entityRoutes,
  ...KINDS.flatMap(communityRoutes),
  ...KINDS.flatMap(objectRoutes),
];
