/** How the issue of an action item is recognized: it has a label, and its text begins with a hidden comment. */

/** Used if the team wants no label: an issue is found by one of its labels. */
export const ITEM_LABEL = 'postmortem-action';

/** What every marker begins with. */
export const ACTION_ITEM_MARKER = '<!-- pagerduty-postmortem action-item ';

const FORM = /^<!-- pagerduty-postmortem action-item ([\da-f]{16}) -->$/;

/** Returns the hidden comment of an item. `code`: 16 hex digits. */
export function itemMarker(code: string): string {
  return `${ACTION_ITEM_MARKER}${code} -->`;
}

/** Returns the code in a marker; undefined if somebody changed it. */
export function itemCode(marker: string): string | undefined {
  return FORM.exec(marker)?.[1];
}
