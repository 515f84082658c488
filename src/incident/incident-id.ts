/** Letters and digits, of no fixed length (7 and 14 occur in PagerDuty's "Webhooks v3: Overview"). */
export const INCIDENT_ID = /^[A-Z0-9]+$/;
