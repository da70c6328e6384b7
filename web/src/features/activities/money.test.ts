import { expect, test } from 'vitest';
import { money } from './money';

test('an amount keeps its digits', () => {
  expect(money('1250.5', 'USD')).toBe('\u2066USD\u00a01\u202f250.50\u2069');
  expect(money('-762.25', 'USD')).toBe('\u2066\u2212USD\u00a0762.25\u2069');
  expect(money('9007199254740993.01', 'USD')).toBe('\u2066USD\u00a09\u202f007\u202f199\u202f254\u202f740\u202f993.01\u2069');
  expect(money('0', 'EUR')).toBe('\u2066EUR\u00a00.00\u2069');
  expect(money('1556796.3599999999', 'USD')).toBe('\u2066USD\u00a01\u202f556\u202f796.3599999999\u2069');
});
