// A canvas that keeps its sharpness, its colours and its scales.

const COLOURS = ["card", "line", "line-soft", "text", "muted", "faint", "gain", "loss", "gain-fill", "loss-fill", "accent", "neutral-fill", "attention"];

/** The page's colours as they are in its present theme. */
function themeColours() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const colours = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

const MONO = getComputedStyle(document.documentElement).getPropertyValue("--mono");

class Surface {
  constructor(canvas, draw) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.draw = draw;
    this.waiting = false;
    new ResizeObserver(() => this.refresh()).observe(canvas);
  }

  /** Draws once before the next frame, however often it is asked. */
  refresh() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => this.now());
  }

  now(sharpness = window.devicePixelRatio || 1) {
    this.waiting = false;
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (width === 0 || height === 0) return;
    const w = Math.round(width * sharpness);
    const h = Math.round(height * sharpness);
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    this.context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.context.clearRect(0, 0, width, height);
    this.context.font = `11px ${MONO}`;
    this.context.textBaseline = "middle";
    this.draw(this.context, width, height, Surface.colours);
  }
}

/** Round steps that divide a range into about that many parts. */
function roundSteps(low, high, parts) {
  const rough = (high - low) / Math.max(1, parts);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough);
  const steps = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) steps.push(k * step);
  return steps;
}

function numberText(value, decimals) {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", "\u2212");
}

function signedText(value, decimals) {
  return (value > 0 ? "+" : "") + numberText(value, decimals);
}

/** Labels of a value axis at the right, with hairlines across the pane. */
function valueAxis(context, colours, pane, scale, low, high, text) {
  context.strokeStyle = colours["line-soft"];
  context.fillStyle = colours.muted;
  context.textAlign = "left";
  context.lineWidth = 1;
  context.beginPath();
  for (const value of roundSteps(low, high, pane.height / 48)) {
    const y = Math.round(scale(value)) + 0.5;
    context.moveTo(pane.left, y);
    context.lineTo(pane.left + pane.width, y);
    context.fillText(text(value), pane.left + pane.width + 8, y);
  }
  context.stroke();
}

/** A label on the value axis, in a box of its own. */
function axisTag(context, colours, pane, y, text) {
  const width = context.measureText(text).width + 10;
  context.fillStyle = colours["neutral-fill"];
  context.fillRect(pane.left + pane.width + 3, y - 9, width, 18);
  context.fillStyle = colours.card;
  context.textAlign = "left";
  context.fillText(text, pane.left + pane.width + 8, y);
}
