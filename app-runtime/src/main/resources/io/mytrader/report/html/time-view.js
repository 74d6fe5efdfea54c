// The stretch of candles that the charts show together, and the gestures that change it.

const FEWEST_CANDLES = 12;

class TimeView {
  constructor(candles, zone) {
    this.candles = candles;
    this.from = 0;
    this.to = Math.max(1, candles.count);
    this.cursor = -1;
    this.listeners = [];
    const zoned = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    this.zone = zone;
    this.dayFormat = zoned({ year: "numeric", month: "short", day: "numeric" });
    this.monthFormat = zoned({ year: "numeric", month: "short" });
    this.shortDayFormat = zoned({ month: "short", day: "numeric" });
    this.clockFormat = zoned({ hour: "2-digit", minute: "2-digit" });
    this.fullFormat = zoned({ weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
    this.isoFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  get span() {
    return this.to - this.from;
  }

  show(from, to) {
    const count = this.candles.count;
    const span = Math.min(count, Math.max(Math.min(FEWEST_CANDLES, count), to - from));
    const middle = (from + to) / 2;
    this.from = Math.max(0, Math.min(count - span, middle - span / 2));
    this.to = this.from + span;
    this.changed();
  }

  showAll() {
    this.show(0, this.candles.count);
  }

  /** The last days of what is shown now. */
  showDays(days) {
    if (days === 0) return this.showAll();
    const last = this.indexAt(this.candles.time[Math.min(this.candles.count, Math.ceil(this.to)) - 1]);
    const from = lastAtMost(this.candles.time, this.candles.time[last] - days * 86400000) + 1;
    this.show(from, last + 1);
  }

  showTimes(fromMillis, toMillis) {
    this.show(Math.max(0, lastAtMost(this.candles.time, fromMillis - 1) + 1), lastAtMost(this.candles.time, toMillis) + 1);
  }

  zoom(factor, around) {
    this.show(around - (around - this.from) * factor, around + (this.to - around) * factor);
  }

  move(candles) {
    const count = this.candles.count;
    const from = Math.max(0, Math.min(count - this.span, this.from + candles));
    this.to = from + this.span;
    this.from = from;
    this.changed();
  }

  point(candle) {
    const cursor = candle < 0 || candle >= this.candles.count ? -1 : candle;
    if (cursor !== this.cursor) {
      this.cursor = cursor;
      this.changed();
    }
  }

  indexAt(millis) {
    return Math.max(0, lastAtMost(this.candles.time, millis));
  }

  fullTime(candle) {
    return `${this.fullFormat.format(this.candles.time[candle])} ${this.zone}`;
  }

  /** Times below a pane, about one in a hundred pixels, each as coarse as it may be. */
  drawTimes(context, colours, pane) {
    const count = Math.max(1, Math.floor(pane.width / 110));
    const covered = this.candles.time[Math.min(this.candles.count, Math.ceil(this.to)) - 1] - this.candles.time[Math.floor(this.from)];
    const days = covered / 86400000;
    context.fillStyle = colours.muted;
    context.textAlign = "center";
    let before = "";
    for (let i = 0; i <= count; i++) {
      const candle = Math.min(this.candles.count - 1, Math.floor(this.from + ((i + 0.5) / (count + 0.5)) * this.span));
      const time = this.candles.time[candle];
      const day = this.shortDayFormat.format(time);
      const text = days > 700 ? this.monthFormat.format(time) : days > 6 || day !== before ? day : this.clockFormat.format(time);
      before = day;
      const x = pane.left + ((candle + 0.5 - this.from) / this.span) * pane.width;
      if (x > pane.left + 24 && x < pane.left + pane.width - 24) context.fillText(text, x, pane.top + pane.height + 12);
    }
  }

  /** Wheel, pinch, drag, double click and keys on a canvas whose pane is known. */
  listen(canvas, pane) {
    const candleAt = (event) => this.from + ((event.clientX - canvas.getBoundingClientRect().left - pane().left) / pane().width) * this.span;
    const fingers = new Map();
    let spread = 0;

    canvas.addEventListener("wheel", (event) => {
      if (event.timeStamp - TimeView.pageScrolled < 350 && !event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.move((event.deltaX / pane().width) * this.span);
      else this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.004), candleAt(event));
    }, { passive: false });

    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event);
      spread = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (before) {
        fingers.set(event.pointerId, event);
        if (fingers.size === 1) {
          this.move(((before.clientX - event.clientX) / pane().width) * this.span);
        } else {
          const [a, b] = [...fingers.values()];
          const wide = Math.max(10, Math.abs(a.clientX - b.clientX));
          if (spread > 0) this.zoom(spread / wide, (candleAt(a) + candleAt(b)) / 2);
          spread = wide;
        }
      }
      this.point(Math.floor(candleAt(event)));
    });
    const lift = (event) => { fingers.delete(event.pointerId); spread = 0; };
    canvas.addEventListener("pointerup", lift);
    canvas.addEventListener("pointercancel", lift);
    canvas.addEventListener("pointerleave", () => this.point(-1));
    canvas.addEventListener("dblclick", () => this.showAll());
    canvas.addEventListener("keydown", (event) => {
      const middle = (this.from + this.to) / 2;
      const keys = {
        ArrowLeft: () => this.move(-this.span / 8),
        ArrowRight: () => this.move(this.span / 8),
        "+": () => this.zoom(0.7, middle),
        "=": () => this.zoom(0.7, middle),
        "-": () => this.zoom(1 / 0.7, middle),
        Home: () => this.showAll(),
      };
      if (keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      }
    });
  }
}

// Somebody who scrolls the page past a chart wants to go on scrolling.
TimeView.pageScrolled = -1000;
window.addEventListener("wheel", (event) => { TimeView.pageScrolled = event.timeStamp; }, { passive: true });

/** The vertical line of the shared cursor. */
function drawCursor(context, colours, view, pane, height) {
  if (view.cursor < view.from - 1 || view.cursor >= view.to || view.cursor < 0) return;
  const x = Math.round(pane.left + ((view.cursor + 0.5 - view.from) / view.span) * pane.width) + 0.5;
  context.strokeStyle = colours.faint;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(x, pane.top);
  context.lineTo(x, pane.top + height);
  context.stroke();
  context.setLineDash([]);
}

/** A line of text above a chart, on the chart's own ground. */
function drawLegend(context, colours, parts, left, top) {
  let x = left;
  context.textAlign = "left";
  for (const [text, colour] of parts) {
    const width = context.measureText(text).width;
    context.fillStyle = colours.card;
    context.fillRect(x - 2, top - 8, width + 10, 16);
    context.fillStyle = colours[colour] || colour;
    context.fillText(text, x, top);
    x += width + 10;
  }
}
