'use strict';
// Numbers as the page writes them: a real minus sign, no more digits than a reader takes in, never NaN or Infinity.

const typeset = (text) => text.replace(/-/g, '−');

const superscript = (digits) => typeset(`${digits}`).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).replace('−', '⁻');

// With so many decimals, as the lesson's table has them.
function fixed(value, decimals) {
  return Math.abs(value) < 1e15 ? typeset(printed(value, decimals)) : brief(value);
}

// As C's printf has it, whose digits are those of DecimalFormat.swift: the exact value of the double, rounded once, ties to even.
// JavaScript's own toFixed rounds ties up. What is written as zero has no sign.
function printed(value, decimals) {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0];
  const power = bits >> 52n & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  // value = significand · 2^(power − 1075)
  const significand = (power ? fraction | 1n << 52n : fraction) * 10n ** BigInt(decimals);
  const shift = 1075n - (power || 1n);
  let whole = shift > 0n ? significand >> shift : significand << -shift;
  const rest = significand - (whole << shift);
  const half = shift > 0n ? 1n << shift - 1n : 1n;
  if (rest > half || rest === half && whole & 1n) whole += 1n;
  const digits = `${whole}`.padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return (value < 0 && whole ? '-' : '') + digits.slice(0, point) + (decimals ? `.${digits.slice(point)}` : '');
}

// To six significant digits, without zeros at the end.
function brief(value, digits = 6) {
  if (!Number.isFinite(value)) return '—';
  const power = value ? Math.floor(Math.log10(Math.abs(value))) : 0;
  const trim = (text) => typeset(text.replace(/\.0+$|(\.\d*[1-9])0+$/, '$1'));
  if (power > 8 || power < -5) {
    const [mantissa, exponent] = value.toExponential(2).split('e');
    return `${trim(mantissa)}×10${superscript(Number(exponent))}`;
  }
  return trim(printed(value, Math.max(digits - 1 - power, 0)));
}

// In brackets where a sign would follow another.
const operand = (value) => (value < 0 ? `(${brief(value)})` : brief(value));

const counted = (count) => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');

// A formula of the engine's own notation as a reader knows it: `2*x^2 - 1` is 2 · x² − 1.
function pretty(text) {
  return typeset(text).replace(/\*/g, ' · ').replace(/\^(\d)(?![\d.^])/g, (_, digit) => superscript(digit));
}

// What a reader or a link wrote as a number; null where it is none.
function numberFrom(text) {
  const plain = text.trim().replace('−', '-');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : null;
}
