import { CHOICES, ITEMS, percent, TALLIES } from './facts.js';

/** Tables 4 to 7: how many and which share of those who answered the item. */
export const COOPERATION = `
with ${ITEMS}, ${TALLIES}, ${CHOICES},
linked as (select c.*, 'cooperation-' || i.linkage as "table" from choices c join items i using (item)
  where i.linkage is not null and i.part in ('exists', 'mode'))
select "table", line as row, item || '.' || code || '.count' as column, chosen::text as value, n from linked
union all select "table", line, item || '.' || code || '.percent', ${percent('chosen', 'n')}, n from linked
union all select 'cooperation-' || i.linkage, line, 'total', n::text, n
  from tallies join items i using (item) where i.part = 'exists'`;
