/**
 * The orders to write among the messages of a session, by their headings and data: what the prompt and messages of the action
 * say, read in words of its own.
 */
export interface OrderToWrite {
  incident: string;
  /** As the message says it. */
  resolved: string;
}

/** In order of time. A message that hands over is an order only if it tells of a resolve for the first time. */
export function ordersToWrite(messages: readonly { message: string }[]): OrderToWrite[] {
  const orders: OrderToWrite[] = [];
  for (const { message } of messages) {
    const kind = /^# (Write|The order to write|Resolved again|One more incident|Handed over)/.exec(message)?.[1];
    const { id, resolved } = factsIn(message);
    if (kind === undefined || id === undefined || !resolved) continue;
    const isKnown = orders.some(
      (order) => order.incident === id && wholeSeconds(order.resolved) >= wholeSeconds(resolved),
    );
    if (kind === 'Handed over' && isKnown) continue;
    orders.push({ incident: id, resolved });
  }
  return orders;
}

/** The ID of the incident that a message is about. Its evidence may name others. */
export const incidentOf = (message: string) => factsIn(message).id;

function factsIn(message: string): { id?: string; resolved?: string } {
  const data = /=== BEGIN INCIDENT DATA \w+ ===\n([\s\S]*?)\n=== END/.exec(message)?.[1];
  return JSON.parse(data ?? '{}');
}

/** Unix time: what a webhook tells in milliseconds, REST tells without. */
export const wholeSeconds = (time: string) => Math.floor(Date.parse(time) / 1000);
