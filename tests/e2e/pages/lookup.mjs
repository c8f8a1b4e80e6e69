// The look-up panel.

export class Lookup {
  constructor(page) {
    this.page = page;
    this.panel = page.getByRole("dialog", { name: "Look up the law" });
    this.field = this.panel.getByRole("combobox", { name: "Number, code or words" });
    this.day = this.panel.getByLabel("On the day");
    this.origin = this.panel.getByRole("combobox", { name: "From", exact: true });
    this.options = this.panel.getByRole("option").filter({ visible: true });
    this.title = this.panel.locator("#lookup-title");
    this.standing = this.panel.locator(".lookup-standing");
  }

  /** Opens it from the top bar. */
  async open() {
    await this.page.locator("#lookup-open").click();
    await this.field.waitFor();
  }

  /** Types a text and takes the first suggestion with Enter. */
  async ask(text) {
    await this.field.fill(text);
    await this.suggested();
    await this.field.press("Enter");
    await this.title.waitFor();
  }

  /** Waits until there are suggestions for what stands in the field. */
  async suggested() {
    await this.panel.locator(".lookup-list:not([hidden]) [role=option]").first().waitFor();
  }

  block(title) {
    return this.panel.locator(".lookup-block", {
      has: this.page.locator("h4", { hasText: title }),
    });
  }

  async fact(block, name) {
    const row = this.block(block).locator("dl > div").filter({ hasText: name });
    return (await row.locator("dd").first().textContent()).trim();
  }
}
