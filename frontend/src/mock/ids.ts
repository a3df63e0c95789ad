let serial = 0;

export function newId(): string {
  serial += 1;
  return `0199f3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`;
}
