import { describe, expect, it } from "vitest";
import { joinCommand, splitCommand } from "./command";

describe("the command of an environment", () => {
  it("is split at spaces, but not inside quotation marks", () => {
    expect(splitCommand(`sh -c "echo  hello world" --name='Lab 1'`)).toEqual({
      words: ["sh", "-c", "echo  hello world", "--name=Lab 1"],
    });
    expect(splitCommand("  ")).toEqual({ words: [] });
    expect(splitCommand(`a "" b\\ c`)).toEqual({ words: ["a", "", "b c"] });
  });

  it("is refused when a quotation mark is not closed", () => {
    expect(splitCommand(`sh -c "echo hello`)).toEqual({ fault: 'Close the quotation mark ".' });
    expect(splitCommand(`echo it's`)).toEqual({ fault: "Close the quotation mark '." });
    expect(splitCommand("echo \\")).toEqual({ fault: "Nothing follows the backslash at the end." });
  });

  it("is the same after it was shown for editing", () => {
    const words = ["sh", "-c", `echo "it's" \\n $HOME`, "two words", "", "line\nbreak", "C:\\temp", "'", '"', "\\"];
    expect(splitCommand(joinCommand(words))).toEqual({ words });
  });

  it("takes no longer than its length asks for", () => {
    const long = `${'"\\a'.repeat(20_000)}`;
    const since = performance.now();
    splitCommand(long);
    splitCommand("a ".repeat(50_000));
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});
