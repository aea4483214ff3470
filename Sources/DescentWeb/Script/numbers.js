'use strict';
// Numbers as the page writes them: a real minus sign, no more digits than a reader takes in, never NaN or Infinity.

const typeset = (text) => text.replace(/-/g, '−');

const superscript = (digits) => typeset(`${digits}`).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).replace('−', '⁻');

// With so many decimals, as the lesson's table has them.
function fixed(value, decimals) {
  return Math.abs(value) < 1e15 ? typeset(engine.fixed(value, decimals)) : brief(value);
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
  return trim(engine.fixed(value, Math.max(digits - 1 - power, 0)));
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
