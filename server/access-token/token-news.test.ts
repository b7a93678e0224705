import type { Database, ListenHandlers } from '../db/types';
import { createTestDatabase } from '../testing/database';
import { createTokenNews } from './token-news';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase('postgres');
}, 90_000);
afterAll(() => database.close());

test('[S08] a word reaches who waits on another instance', async () => {
  const [here, there] = [createTokenNews(database), createTokenNews(database)];
  await there.listen();
  const word = there.next('wechat a');
  await here.say('wechat b');
  await here.say('wechat a');
  await word;
  await here.close();
  await there.close();
});

test('[S08] a connection that was lost, or was never had, is tried anew', async () => {
  let opened = 0;
  let lose: () => void = () => undefined;
  const listen = async (channel: string, handlers: ListenHandlers) => {
    opened += 1;
    lose = handlers.onLost;
    if (opened === 1) throw new Error('no connection');
    return database.listen(channel, handlers);
  };
  const news = createTokenNews({ db: database.db, listen });
  await news.listen();
  await news.listen();
  await news.listen();
  expect(opened).toBe(2);
  lose();
  await news.listen();
  expect(opened).toBe(3);
  const word = news.next('wechat c');
  await news.say('wechat c');
  await word;
  await news.close();
});
