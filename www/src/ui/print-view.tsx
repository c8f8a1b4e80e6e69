// The report on paper: one page, and its annex.

import type { Overview } from "../engine/report";
import { Annex } from "./print-annex";
import type { PrintData } from "./print-data";
import { PageOne } from "./print-page";

export function Paper({ report, data }: { report: Overview; data: PrintData }) {
  return (
    <>
      <PageOne report={report} data={data} />
      <Annex report={report} data={data} />
    </>
  );
}
