/** Variables as one types them, NAME=value on a line each; spaces around a value belong to it. */
export type Variables = Record<string, string>;

export function readVariables(text: string): { variables: Variables } | { fault: string } {
  const variables: Variables = {};
  for (const line of text.split("\n")) {
    if (!line.trim()) continue;
    const [, name = "", value = ""] = /^\s*([^=\s]*)=(.*)$/.exec(line) ?? [];
    if (!/^[A-Za-z_]\w*$/.test(name)) return { fault: "Write NAME=value, one on each line." };
    if (name in variables) return { fault: `${name} is there twice.` };
    variables[name] = value;
  }
  return { variables };
}

export function writeVariables(variables: Variables): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}
