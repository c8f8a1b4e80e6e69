// What the core writes as text: money, quantities, rates and dates. Absent is null.

export type Text = string | null;
