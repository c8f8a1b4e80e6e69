// The quay, as a person uses it.

export class Quay {
  constructor(page) {
    this.page = page;
    this.drop = page.getByRole("button", { name: /Drop reports here/ });
    this.sample = page.getByRole("button", { name: /Load sample/ });
  }

  async ready() {
    await this.drop.waitFor();
  }

  async loadSample() {
    await this.sample.click();
  }

  /** Chooses files by the dialog that the drop area opens. */
  async choose(files) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.drop.click()]);
    await chooser.setFiles(files);
  }

  /** Drops one file on the page. */
  async dropFile(name, text) {
    const data = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName, { type: "text/csv" }));
        return transfer;
      },
      [name, text],
    );
    await this.drop.dispatchEvent("drop", { dataTransfer: data });
  }

  async howToCheck() {
    await this.page.getByRole("button", { name: "How do I check this?" }).click();
    await this.page.getByRole("dialog").waitFor();
  }

  async whereToFind() {
    await this.page.getByRole("button", { name: /Where do I find/ }).click();
    await this.page.getByRole("dialog").waitFor();
  }
}
