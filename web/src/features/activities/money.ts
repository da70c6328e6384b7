// "1250.5", "USD" gives "USD 1 250.50": the digits as they are, grouped; a true minus sign. Isolated as
// left to right, so that the sign keeps its side in Arabic too.
export function money(amount: string, currency: string): string {
  const negative = amount.startsWith('-');
  const [whole = '0', cents = ''] = (negative ? amount.slice(1) : amount).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
  return `\u2066${negative ? '\u2212' : ''}${currency}\u00a0${grouped}.${cents.padEnd(2, '0')}\u2069`;
}
