import assert from "node:assert/strict";
import { test } from "node:test";
import { countTests, told } from "../steps.mjs";

test("tests are counted in every program's own words", () => {
  const output = [
    "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
    "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
    "12 passed, 1 failed",
    "ℹ tests 5\nℹ suites 0\nℹ pass 4\nℹ fail 1",
  ].join("\n");
  assert.deepEqual(countTests({ code: 1, output }), { passed: 20, failed: 4 });
});

test("a program that counts nothing is one test, passed or failed by its exit code", () => {
  assert.deepEqual(countTests({ code: 0, output: "" }), { passed: 1, failed: 0 });
  assert.deepEqual(countTests({ code: 2, output: "" }), { passed: 0, failed: 1 });
});

test("a program that fails although its tests passed counts as a failure", () => {
  const output = "test result: ok. 3 passed; 0 failed";
  assert.deepEqual(countTests({ code: 101, output }), { passed: 3, failed: 1 });
});

test("what a test measured is shown although it passed", () => {
  const output = [
    "running 2 tests",
    ">> check       planted  found  false",
    ">> mid_malformed   5      5      0",
    // With one thread the harness has begun a line of its own by then.
    "test found ... >> 1 false alarm on 20000 lines",
    "ok",
    "test result: ok. 2 passed; 0 failed",
  ].join("\n");
  assert.deepEqual(told(output), [
    "check       planted  found  false",
    "mid_malformed   5      5      0",
    "1 false alarm on 20000 lines",
  ]);
  assert.deepEqual(told("test result: ok. 2 passed; 0 failed"), []);
});
