/** Letters that a machine reads where digits are written: O for 0, I and l for 1, Z for 2, S for 5, B for 8. */
export function asDigits(capitals: string): string {
  return capitals.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/Z/g, "2").replace(/S/g, "5").replace(/B/g, "8");
}
