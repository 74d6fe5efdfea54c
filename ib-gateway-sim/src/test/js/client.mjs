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

  /** The first event of that name, old or new, that passes the test; each is given out once. */
  next(name, test = () => true) {
    return new Promise((resolve, reject) => {
      const check = () => {
        const index = this.events.findIndex(event => event.name === name && test(...event.args));
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
