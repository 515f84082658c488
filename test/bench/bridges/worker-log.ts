/** The bare Worker with one log line for each delivery, like the relay. */
import bare from './worker.ts';

export default {
  async fetch(...delivery: Parameters<typeof bare.fetch>): Promise<Response> {
    const begin = Date.now();
    const answer = await bare.fetch(...delivery);
    console.log(JSON.stringify({ event_id: null, status: answer.status, ms: Date.now() - begin }));
    return answer;
  },
};
