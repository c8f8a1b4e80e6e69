// The screen that asks which column is what, as a person uses it.

export class Confirm {
  constructor(page) {
    this.page = page;
    this.use = page.getByRole("button", { name: "Use these columns" });
    this.without = page.getByRole("button", { name: /^(Read without the guesses|Go on without)/ });
    this.back = page.getByRole("button", { name: "Back to the report" });
    this.loaded = page.locator("#mapping-loaded");
    this.refused = page.locator("#mapping-refused");
  }

  async ready() {
    await this.page
      .getByRole("heading", { name: /^(Confirm the columns|Columns of this)/ })
      .waitFor();
  }

  /** The card of a file. */
  file(name) {
    return this.page.locator(".map", { has: this.page.getByRole("heading", { name }) });
  }

  /** The select that says what a column is taken for. */
  taken(name, heading) {
    return this.file(name).getByRole("combobox", { name: new RegExp(`, ${heading}: taken as$`) });
  }

  /** Waits for the end of another look at a file. */
  async looked() {
    await this.page.waitForFunction(() => !document.querySelector(".map[aria-busy=true]"));
  }

  async loadMapping(name, value) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    await this.page
      .locator("input[data-mapping]")
      .first()
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }
}
