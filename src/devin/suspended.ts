/** Details of a suspended session that do not mean that somebody must pay or raise a limit. */
export const PAUSED = ['inactivity', 'user_request'];

/**
 * What to do, a clause for each detail of a suspended session (docs.devin.ai, API reference v3, "Get session"; the last two are not
 * listed there and were seen elsewhere). Devin adds more over time.
 */
export const SUSPENDED: Readonly<Record<string, string>> = {
  usage_limit_exceeded:
    'The session reached its own limit, `devin.max-acu` in the configuration: raise it for such incidents',
  out_of_credits: 'Raise the limit of the Devin organization: buy credits, or switch on their automatic purchase',
  out_of_quota:
    'The quota of the plan is used up: wait until it is renewed, buy credits on demand, or take a larger plan',
  no_quota_allocation: 'An enterprise admin has to allocate a quota to the Devin organization',
  payment_declined: 'The payment was declined: correct the payment method in the billing settings of Devin',
  org_usage_limit_exceeded: 'An admin has to raise the usage limit of the Devin organization',
  total_session_limit_exceeded:
    'Too many sessions run at a time: end those that are not needed, or ask for a higher limit',
  error: 'The session stopped with an error: open it and read the last messages',
  user_usage_limit_exceeded: 'An admin has to raise the usage limit of the service user, or of whom it acts for',
  contract_expired: 'The contract with Devin has expired: renew it',
};
