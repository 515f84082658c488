/** A document with a record, a table of hypotheses and a confirmed cause, to change in tests. */
export const RECORDED = `---
record: 1
incident: Q2ZK81VNWTXE7B
service: orders-service
severity: P1
started: 2026-02-10T14:32:10Z
resolved: 2026-02-10T15:18:20Z
times:
  impact-began:
    at: 2026-02-10T14:30:00Z
    source: https://app.datadoghq.example/dash?from_ts=1770733800000&to_ts=1770736680000
  detected:
    at: 2026-02-10T14:32:10Z
    source: E-7f3a
  acknowledged:
    at: 2026-02-10T14:38:00Z
    source: E-19b0
  mitigated:
    at: 2026-02-10T15:10:00Z
    source: E-55de
  resolved:
    at: 2026-02-10T15:18:20Z
    source: E-c004
cause:
  category: change
  trigger: Deploy 387 opens a connection for each line item
  confidence: high
detected-by: monitor
affected-services: [orders-service, checkout]
impact:
  - what: failed orders
    value: 1240
    of: 10300
    unit: orders
not-seen: ["metrics of payments: no access"]
---

# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:30 and 15:10 UTC, 1,240 of 10,300 orders (12%) failed.

## Impact

1,240 of 10,300 orders (12%) failed for 40 minutes.

## Timeline

- 14:15 UTC — Deploy #387 released (E-0a11)
- 14:30 UTC — First orders fail (E-2b77)
- 14:32 UTC — PagerDuty incident triggered (E-7f3a)
- 14:38 UTC — The on-call engineer acknowledged (E-19b0)
- 15:10 UTC — The rollback ended the errors (E-55de)
- 15:18 UTC — PagerDuty incident resolved (E-c004)

## Root Cause

| Hypothesis | Evidence for | Evidence against | Verdict |
|---|---|---|---|
| Deploy #387 leaks connections | the pool was at 100% (E-2b77) | none found | confirmed |
| The database was slow | none found | query times were as usual (E-81c2) | ruled out |

- **Time:** deploy #387 was released at 14:15 UTC (E-0a11), 15 minutes before the impact
- **Mechanism:** \`placeOrder\` never releases its connection, in \`src/orders.ts:142\`
- **Recovery:** the errors ended when it was rolled back at 15:10 UTC (E-55de)

Confidence: high.

## Detection

A monitor alerted at 14:32 UTC, two minutes after the impact began (E-7f3a).

## Action Items

- [ ] Prevent: release the connection in \`finally\` (Owner: @dana, Due: 2026-03-01)
`;

/** The document with one text changed, which is once in it. */
export function changed(from: string, to: string, markdown = RECORDED): string {
  if (markdown.split(from).length !== 2) throw new Error(`"${from}" is not once in the document`);
  return markdown.replace(from, () => to);
}
