// The report, as a person reads it.

export class Report {
  constructor(page) {
    this.page = page;
    this.back = page.locator("#sum-back");
    this.owed = page.locator("#sum-owed");
    this.noTotals = page.locator("#incomplete");
    this.fault = page.locator("#fault");
    this.accounts = page.locator("#accounts");
    this.findings = page.locator("#findings");
    this.units = page.locator("#units");
    this.drawback = page.locator("#drawback");
    this.assumptions = page.locator("#assumptions");
    this.grid = page.getByRole("grid", { name: /^Findings/ });
    this.dialog = page.getByRole("dialog");
  }

  /** Waits for a finished report, with totals or without. */
  async ready() {
    await this.page.locator("#take, #files-head").first().waitFor();
    await this.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  }

  /** Waits until the other readings are weighed. */
  async weighed() {
    await this.page.getByText("being worked out").first().waitFor({ state: "detached" });
  }

  /** The sums on screen, as text. */
  async sums() {
    return { back: await this.back.textContent(), owed: await this.owed.textContent() };
  }

  /** The row of a file: its status and its counts as numbers. */
  async file(name) {
    const row = this.page.locator("#files tbody tr", { hasText: name });
    const counts = await row.locator("td.num").allTextContents();
    const [read, used, aside, other] = counts.map((text) => Number(text.replaceAll(",", "")));
    return {
      status: (await row.locator(".pill").textContent()).trim(),
      text: await row.textContent(),
      read,
      used,
      aside,
      other,
    };
  }

  /** Names of the checks that found something, with how many. */
  async checksFiring() {
    const rows = await this.findings.locator(".totals tbody tr:not(.group)").all();
    const found = {};
    for (const row of rows) {
      const name = (await row.locator("th").textContent()).trim();
      found[name] = Number(await row.locator("td.num").first().textContent());
    }
    return found;
  }

  /** Shows the findings one by one instead of by cause. */
  async oneByOne() {
    await this.findings.getByRole("button", { name: "One by one" }).click();
    await this.findings.getByText(/[\d,]+ shown$/).waitFor();
  }

  /** A cause in the list of causes, by words of it. */
  cause(words) {
    return this.page
      .getByRole("grid", { name: /^Findings by cause/ })
      .getByRole("row", { name: words });
  }

  /** Opens the first finding of a check, by the name on screen. */
  async openFinding(check) {
    const { [check]: count } = await this.checksFiring();
    await this.oneByOne();
    await this.findings
      .getByRole("combobox", { name: "Check", exact: true })
      .selectOption({ label: check });
    await this.findings.getByText(new RegExp(`^${count}( of [\\d,]+)? shown$`)).waitFor();
    await this.grid.getByRole("row").nth(1).click();
    await this.dialog.waitFor();
  }

  /** The raw values of the open finding's cells, once they are there. */
  async rawValues() {
    await this.dialog.locator(".cells").first().waitFor();
    return this.dialog.locator("[data-raw]").allTextContents();
  }

  async close() {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }

  /** Opens the designations of the first subheading and its first trace. */
  async openTrace() {
    await this.drawback
      .getByRole("button", { name: /Show the designations/ })
      .first()
      .click();
    await this.dialog.waitFor();
    await this.dialog.getByRole("row").nth(1).click();
    await this.dialog.locator(".trace li").first().waitFor();
  }

  /** Saves a file and gives its name and text. */
  async save(button) {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator("#take").getByRole("button", { name: button }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
  }
}
