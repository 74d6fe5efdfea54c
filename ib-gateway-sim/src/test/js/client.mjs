import ib from '@stoqey/ib';

export const { EventName, IBApi, OrderAction, OrderType, SecType, TimeInForce } = ib;

const TIMEOUT_MILLIS = 30_000;

/** A connected client that remembers every event, so that none is missed between two awaits. */
export class Client {
  events = [];
  waiting = new Set();

  constructor(port) {
    this.api = new IBApi({ host: '127.0.0.1', port });
    for (const name of Object.values(EventName)) {
      if (!['all', 'received', 'sent', 'result'].includes(name)) {
        this.api.on(name, (...args) => this.take({ name, args }));
      }
    }
  }

  /** Connects; until the gateway has seen the end of an earlier connection, the id is in use (326). */
  static async reconnect(port, clientId) {
    for (let left = 50; left > 0; left--) {
      const client = new Client(port);
      client.api.connect(clientId);
      const [orderId] = await client.next(['nextValidId', 'disconnected']);
      if (orderId !== undefined) return client;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`client id ${clientId} stayed in use`);
  }

  static async connect(port, clientId) {
    const client = new Client(port);
    client.api.connect(clientId);
    await client.next('nextValidId');
    return client;
  }

  take(event) {
    this.events.push(event);
    for (const check of [...this.waiting]) check();
  }

  /** The first event of that name, or of one of several names, old or new, that passes the test; each is given out once. */
  next(name, test = () => true) {
    return new Promise((resolve, reject) => {
      const check = () => {
        const index = this.events.findIndex(event => [name].flat().includes(event.name) && test(...event.args));
        if (index >= 0) {
          clearTimeout(timer);
          this.waiting.delete(check);
          resolve(this.events.splice(index, 1)[0].args);
        }
      };
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        const seen = this.events.slice(-12).map(event => JSON.stringify(event)).join('\n');
        reject(new Error(`no ${name} within ${TIMEOUT_MILLIS} ms; last events:\n${seen}`));
      }, TIMEOUT_MILLIS);
      this.waiting.add(check);
      check();
    });
  }

  seen(name) {
    return this.events.filter(event => event.name === name).map(event => event.args);
  }

  forget() {
    this.events = [];
  }

  async disconnect() {
    this.api.disconnect();
    await this.next('disconnected');
  }
}

/** A bracket in one burst: entry, target, stop; the stop releases all three. */
export function placeBracket(client, id, contract, entry, target, stop) {
  const exit = { action: OrderAction.SELL, totalQuantity: entry.totalQuantity, parentId: id, tif: TimeInForce.GTC, transmit: false };
  client.api.placeOrder(id, contract, { ...entry, transmit: false });
  client.api.placeOrder(id + 1, contract, { ...exit, orderType: OrderType.LMT, lmtPrice: target });
  client.api.placeOrder(id + 2, contract, { ...exit, orderType: OrderType.STP, auxPrice: stop, outsideRth: true, transmit: true });
}
