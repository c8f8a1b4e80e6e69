// The page: two states, the quay and the report, and the panels at its side.

import { asked } from "../state/lookup";
import { announcement, panel } from "../state/panels";
import { phase } from "../state/session";
import { Confirm } from "./confirm";
import { Lookup } from "./lookup";
import { Quay } from "./quay";
import { Report } from "./report";
import { TopBar } from "./topbar";
import { VerifyPanel } from "./verify";
import { WherePanel } from "./where";
import { W } from "./words";
import "./base.css";
import "./print.css";
import "./print-copy.css";

export function App() {
  const state = phase.value;
  return (
    <>
      <a class="skip" href="#main">
        {W.skip}
      </a>
      <TopBar />
      <main id="main" tabIndex={-1}>
        {state === "quay" ? <Quay /> : state === "confirm" ? <Confirm /> : <Report />}
      </main>
      {panel.value === "verify" ? <VerifyPanel /> : null}
      {panel.value === "where" ? <WherePanel /> : null}
      {asked.value ? <Lookup /> : null}
      <div class="sr" role="status">
        {announcement.value}
      </div>
    </>
  );
}
