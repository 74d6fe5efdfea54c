// Drives the simulated gateway on port GATEWAY_PORT with a client that others wrote.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client, OrderAction, OrderType, SecType, TimeInForce, placeBracket } from './client.mjs';

const PORT = Number(process.env.GATEWAY_PORT);
const CLIENT_ID = 7;
const TICK = 0.25;

let client;
let contract;
let nextId;
let last;

before(async () => {
  client = new Client(PORT);
  client.api.connect(CLIENT_ID);
  [nextId] = await client.next('nextValidId');
});

after(() => client.api.disconnect());

test('settles server version 178 and learns the account', async () => {
  const [version] = await client.next('server');
  assert.equal(version, 178);
  const [accounts] = await client.next('managedAccounts');
  assert.equal(accounts, 'DU1234567');
  assert.equal(nextId, 1);
});

test('reads contract details of every listed future', async () => {
  const facts = { ES: [50, 0.25], MES: [5, 0.25], NQ: [20, 0.25], MNQ: [2, 0.25], YM: [5, 1], MYM: [0.5, 1], RTY: [50, 0.1], M2K: [5, 0.1] };
  let reqId = 1000;
  for (const [symbol, [multiplier, minTick]] of Object.entries(facts)) {
    const exchange = symbol.endsWith('YM') ? 'CBOT' : 'CME';
    client.api.reqContractDetails(++reqId, { symbol, secType: SecType.FUT, exchange, currency: 'USD' });
    const [, details] = await client.next('contractDetails', id => id === reqId);
    await client.next('contractDetailsEnd', id => id === reqId);
    assert.equal(details.minTick, minTick);
    assert.equal(Number(details.contract.multiplier), multiplier);
    assert.match(details.tradingHours, /^\d{8}:/);
    if (symbol === 'MES') contract = { conId: details.contract.conId, exchange: 'CME' };
  }
  client.api.reqContractDetails(++reqId, { symbol: 'NONE', secType: SecType.FUT, exchange: 'CME', currency: 'USD' });
  const [, code] = await client.next('error', (error, code, id) => id === reqId);
  assert.equal(code, 200);
});

test('reads history, which goes on with live bars', async () => {
  client.api.reqHistoricalData(2000, contract, '', '1 D', '1 min', 'TRADES', 0, 2, true);
  await client.next('historicalData', (id, time) => id === 2000 && time.startsWith('finished'));
  const bars = client.seen('historicalData').filter(([id]) => id === 2000);
  assert.ok(bars.length > 100, `only ${bars.length} bars`);
  for (const [, time, open, high, low, close] of bars) {
    assert.ok(low <= Math.min(open, close) && Math.max(open, close) <= high, `bar ${time}`);
  }
  const newest = Number(bars.at(-1)[1]);
  const [, time, open, high, low, close, volume] = await client.next('historicalDataUpdate', (id, time) => id === 2000 && Number(time) > newest);
  assert.equal(Number(time), newest + 60);
  assert.ok(low <= Math.min(open, close) && Math.max(open, close) <= high && volume > 0);
  client.api.cancelHistoricalData(2000);
  const [, code] = await client.next('error', (error, code, id) => id === 2000);
  assert.equal(code, 162);
});

test('receives quotes', async () => {
  client.api.reqMktData(3000, contract, '', false, false);
  const price = async type => (await client.next('tickPrice', (id, field) => id === 3000 && field === type))[2];
  const bid = await price(1);
  const ask = await price(2);
  last = await price(4);
  assert.equal(ask - bid, TICK);
  assert.ok(bid <= last && last <= ask);
  client.api.cancelMktData(3000);
});

test('receives five-second bars and single ticks', async () => {
  client.api.reqRealTimeBars(3100, contract, 5, 'TRADES', false);
  const [, time] = await client.next('realtimeBar', id => id === 3100);
  assert.equal(time % 5, 0);
  client.api.cancelRealTimeBars(3100);
  client.api.reqTickByTickData(3200, contract, 'BidAsk', 0, false);
  const [, , bid, ask] = await client.next('tickByTickBidAsk', id => id === 3200);
  assert.equal(ask - bid, TICK);
  client.api.cancelTickByTickData(3200);
});

test('reads account values', async () => {
  client.api.reqAccountUpdates(true, 'DU1234567');
  await client.next('accountDownloadEnd');
  const value = key => client.seen('updateAccountValue').find(args => args[0] === key)?.[1];
  assert.equal(value('NetLiquidation'), '100000.00');
  assert.equal(value('AccountReady'), 'true');
  client.api.reqAccountSummary(4000, 'All', 'NetLiquidation,BuyingPower');
  const [, , tag] = await client.next('accountSummary', id => id === 4000);
  assert.ok(['NetLiquidation', 'BuyingPower'].includes(tag));
  await client.next('accountSummaryEnd', id => id === 4000);
});

test('places, modifies and cancels an order', async () => {
  const id = nextId++;
  const far = last - 100;
  const order = { action: OrderAction.BUY, orderType: OrderType.LMT, totalQuantity: 1, lmtPrice: far, tif: TimeInForce.GTC, orderRef: 'foreign-1', transmit: true };
  client.api.placeOrder(id, contract, order);
  await client.next('orderStatus', (orderId, status) => orderId === id && status === 'Submitted');
  const [, , open] = await client.next('openOrder', (orderId, c, o, state) => orderId === id && state.status === 'Submitted');
  assert.equal(open.lmtPrice, far);
  assert.equal(open.orderRef, 'foreign-1');
  assert.ok(open.permId > 0);
  client.api.placeOrder(id, contract, { ...order, lmtPrice: far - 1, totalQuantity: 2 });
  const [, , changed] = await client.next('openOrder', (orderId, c, o) => orderId === id && o.lmtPrice === far - 1);
  assert.equal(changed.totalQuantity, 2);
  client.api.cancelOrder(id);
  await client.next('orderStatus', (orderId, status) => orderId === id && status === 'Cancelled');
  await client.next('error', (error, code, reqId) => reqId === id && code === 202);
});

test('is told why an order is refused', async () => {
  const id = nextId++;
  client.api.placeOrder(id, contract, { action: OrderAction.BUY, orderType: OrderType.LMT, totalQuantity: 1, lmtPrice: last - 100.1, tif: TimeInForce.GTC, transmit: true });
  const [, code] = await client.next('error', (error, code, reqId) => reqId === id);
  assert.equal(code, 110);
});

test('previews the margin of an order', async () => {
  const id = nextId++;
  client.api.placeOrder(id, contract, { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 1, tif: TimeInForce.GTC, whatIf: true, transmit: true });
  const [, , , state] = await client.next('openOrder', (orderId, c, o, s) => orderId === id && Number(s.initMarginChange) < 1e300);
  assert.equal(Number(state.initMarginChange), 2500);
});

test('sees a bracket fill, its executions, commissions, position and profit', async () => {
  const id = nextId;
  nextId += 3;
  client.api.reqPositions();
  await client.next('positionEnd');
  client.api.reqPnL(5000, 'DU1234567', '');
  await client.next('pnl', reqId => reqId === 5000);
  placeBracket(client, id, contract, { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 2, tif: TimeInForce.GTC, orderRef: 'entry' }, last + 200, last - 200);
  const [, , execution] = await client.next('execDetails', (reqId, c, e) => e.orderId === id);
  assert.equal(execution.side, 'BOT');
  assert.equal(execution.shares, 2);
  assert.equal(execution.orderRef, 'entry');
  const [report] = await client.next('commissionReport', r => r.execId === execution.execId);
  assert.equal(report.commission, 1.14);
  const [, held, size, cost] = await client.next('position', (account, c, size) => size === 2);
  assert.equal(held.conId, contract.conId);
  assert.equal(cost.toFixed(4), (execution.price * 5 + 0.57).toFixed(4));
  await client.next('orderStatus', (orderId, status) => orderId === id && status === 'Filled');
  await client.next('orderStatus', (orderId, status) => orderId === id + 1 && status === 'Submitted');
  await client.next('orderStatus', (orderId, status, f, r, a, p, parent, l, c, why) => orderId === id + 2 && status === 'PreSubmitted' && why === 'trigger');
  await client.next('pnl', (reqId, daily) => reqId === 5000 && daily !== 0);
});

test('finds its orders and executions again after a reconnection', async () => {
  await client.disconnect();
  client = await Client.reconnect(PORT, CLIENT_ID);
  client.api.reqOpenOrders();
  await client.next('openOrderEnd');
  const types = new Set(client.seen('openOrder').map(([, , order]) => order.orderType));
  assert.deepEqual(types, new Set(['LMT', 'STP']));
  client.api.reqExecutions(6000, {});
  await client.next('execDetailsEnd', id => id === 6000);
  assert.equal(client.seen('execDetails').filter(([id]) => id === 6000).length, 1);
  client.api.reqCompletedOrders(false);
  await client.next('completedOrdersEnd');
  const statuses = client.seen('completedOrder').map(([, , state]) => state.status);
  assert.deepEqual(statuses.sort(), ['Cancelled', 'Filled']);
});

test('moves the stop until it closes the position', async () => {
  const stop = client.seen('openOrder').find(([, , order]) => order.orderType === 'STP');
  const [id, , order] = stop;
  client.api.reqMktData(3001, contract, '', false, false);
  const [, , now] = await client.next('tickPrice', (reqId, field) => reqId === 3001 && field === 4);
  client.api.placeOrder(id, contract, { action: order.action, orderType: OrderType.STP, totalQuantity: 2, auxPrice: now + 10, parentId: order.parentId, tif: TimeInForce.GTC, outsideRth: true, transmit: true });
  const [, , execution] = await client.next('execDetails', (reqId, c, e) => e.orderId === id);
  assert.equal(execution.side, 'SLD');
  await client.next('orderStatus', (orderId, status) => orderId === id - 1 && status === 'Cancelled');
  client.api.reqPositions();
  await client.next('positionEnd');
  assert.equal(client.seen('position').filter(([, , size]) => size !== 0).length, 0);
});

test('a second client with the same id is refused', async () => {
  const second = new Client(PORT);
  second.api.connect(CLIENT_ID);
  const [, code] = await second.next('info', (text, code) => code === 326);
  assert.equal(code, 326);
  await second.next('disconnected');
});
