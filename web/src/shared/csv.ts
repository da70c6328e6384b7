// Tables as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe.
export function toCsv(rows: ReadonlyArray<ReadonlyArray<string>>): string {
  const cell = (text: string) => {
    const plain = /^[-+]?\d+([.,]\d+)?$/.test(text);
    const safe = !plain && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function saveText(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
