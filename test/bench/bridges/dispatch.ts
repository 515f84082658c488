/** What every bridge makes of a webhook: the fields that a guide would choose, as the body of a `repository_dispatch`. */

export interface Webhook {
  event: {
    event_type: string;
    occurred_at: string;
    data: {
      id: string;
      title: string;
      urgency: string;
      html_url: string;
      created_at: string;
      service: { summary: string } | null;
    };
  };
}

export function dispatchBody({ event }: Webhook): string {
  const incident = event.data;
  return JSON.stringify({
    event_type: `pagerduty.${event.event_type}`,
    client_payload: {
      id: incident.id,
      title: incident.title,
      service: incident.service?.summary ?? 'unknown',
      urgency: incident.urgency,
      url: incident.html_url,
      created_at: incident.created_at,
      resolved_at: event.occurred_at,
    },
  });
}

export function dispatchHeaders(token: string | undefined): Record<string, string> {
  return {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'user-agent': 'bridge',
  };
}
