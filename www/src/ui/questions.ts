// The open questions of the law in words; a part of the table of words.

/** The switches, asked as a person would. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  "other-rule-schedule-b": "Does a Schedule B number lift the rule on “other” subheadings?",
  "other-text-missing": "Is a subheading without a text an “other” subheading?",
  renumbering: "Does a subheading that was renumbered still match?",
  "lesser-of-level": "Is the lesser amount taken per class of duty, or on the totals?",
  "comparator-country": "Do duties on goods of one country count in the lesser-of for the exports?",
  "comparator-rate-date": "At which date is the rate for the exported goods taken?",
  "comparator-mpf": "How does the lesser-of apply to the fees?",
  "mpf-unit-decimals": "How many decimals has the fee per unit?",
  "cent-rounding": "Are half cents rounded up, or cut?",
  "excise-cap": "Is excise tax capped at the tax paid on the substituted goods?",
  "northern-marianas": "Do shipments to the Northern Mariana Islands count as exports?",
  "average-residue": "Where does the odd unit of the average method go?",
  "turnover-window": "Which days are in the window of the turn-over method?",
  "same-day-filing": "Does an export on the day of filing count?",
  "leap-filing": "Which is the last filing day after 29 February?",
  "import-date-margin": "How far before entry was the import, where its date is not known?",
  "withdrawal-import-date": "Do warehouse withdrawals without an import date count?",
  "transfer-record": "Is there a transfer record where exporter and importer differ?",
  "part-number-join": "Does a part number alone identify the imported goods?",
  "destination-unknown": "Do exports without a readable destination count?",
  "ieepa-route": "Do IEEPA duties go through CAPE, or drawback?",
  "partial-programmes": "Do programmes with partial or unknown drawback count?",
  "programme-floor": "Do programmes without a primary source count?",
  "weekend-roll": "Does a last day on a weekend move to the next working day?",
};
