import { expect, it } from 'vitest';
import { createJobTable } from '@/utils/services/jobs/table';
import { createMemoryDatabase } from '../../../support/memory-database';

it('knows what is due next, and hands out what is due once', async () => {
  const { storage, again } = createMemoryDatabase();
  const jobs = createJobTable(storage);
  expect(await jobs.earliest()).toBeNull();
  await jobs.set('sweep', 30);
  await jobs.set('lists', 10);
  await jobs.set('watch', 20);
  await jobs.set('sweep', 15);
  expect(await jobs.earliest()).toBe(10);
  expect(await jobs.takeDue(9)).toEqual([]);
  const [first, second] = await Promise.all([jobs.takeDue(15), createJobTable(again()).takeDue(15)]);
  expect([...first, ...second]).toEqual([
    { name: 'lists', due: 10 },
    { name: 'sweep', due: 15 },
  ]);
  expect(await jobs.earliest()).toBe(20);
  await jobs.clear('watch');
  expect(await jobs.earliest()).toBeNull();
});

it('says when a job could not be planned', async () => {
  const database = createMemoryDatabase();
  database.fillDisk(true);
  await expect(createJobTable(database.storage).set('lists', 1)).rejects.toThrow();
});
