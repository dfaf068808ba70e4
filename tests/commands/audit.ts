import { auditPackages } from './audit-packages';

/** Whether packages have known holes; a registry that cannot be asked is said to be that, and fails nothing. */
const holes = await auditPackages(process.cwd());
for (const hole of holes ?? []) console.error(hole);
if (holes === null) console.log('     not asked: the registry here answers no audits.');
else if (holes.length === 0) console.log('     no known holes.');
process.exit(holes && holes.length > 0 ? 1 : 0);
