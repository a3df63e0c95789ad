import { describe, expect, it } from "vitest";
import { readVariables, writeVariables } from "./variables";

describe("the variables of an environment", () => {
  it("are read one from each line, with what else stands behind the first equals sign", () => {
    expect(readVariables("DISABLE_AUTH=true\n\n  OPTIONS=--a=b c\nEMPTY=")).toEqual({
      variables: { DISABLE_AUTH: "true", OPTIONS: "--a=b c", EMPTY: "" },
    });
    expect(readVariables("")).toEqual({ variables: {} });
  });

  it("are refused without a name, with a wrong one and twice", () => {
    for (const text of ["DISABLE_AUTH", "=true", "2X=1", "A B=1", "a-b=1"])
      expect(readVariables(text)).toEqual({ fault: "Write NAME=value, one on each line." });
    expect(readVariables("A=1\nA=2")).toEqual({ fault: "A is there twice." });
  });

  it("are the same after they were shown for editing", () => {
    const variables = { A: "1", B: "x=y z ", C: "" };
    expect(readVariables(writeVariables(variables))).toEqual({ variables });
  });
});
