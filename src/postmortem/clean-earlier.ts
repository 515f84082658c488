import type { PrivacySettings } from '../incident/clean-incident.ts';
import { mayBeConfidential } from '../incident/confidential.ts';
import type { CleanText } from '../incident/redact.ts';
import type { EarlierPostmortem } from './prompt.ts';

/** Returns the earlier postmortems with every text cleaned, without those of confidential incidents. */
export async function cleanEarlier(
  earlier: readonly EarlierPostmortem[],
  settings: PrivacySettings,
): Promise<EarlierPostmortem<CleanText>[]> {
  const told = earlier.filter(
    ({ title, service }) => !mayBeConfidential({ title, service, serviceId: undefined }, settings),
  );
  if (told.length === 0) return [];
  const { clean } = await import('../incident/redact.ts');
  const cleaned = async <Text extends string>(text: Text) => (await clean([text], settings.redact)).texts[0];
  return Promise.all(
    told.map(async ({ service, why, issues = [], ...each }) => ({
      ...each,
      title: await cleaned(each.title),
      service: service === undefined ? undefined : await cleaned(service),
      why: why === undefined ? undefined : await cleaned(why),
      openActionItems: await Promise.all(each.openActionItems.map(cleaned)),
      issues: await Promise.all(issues.map(async ({ title, url }) => ({ title: await cleaned(title), url }))),
    })),
  );
}
