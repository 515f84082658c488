import type { PrivacySettings } from '../incident/clean-incident.ts';
import { isConfidential } from '../incident/confidential.ts';
import type { CleanText } from '../incident/redact.ts';
import type { EarlierPostmortem } from './prompt.ts';

/** Returns the earlier postmortems with every text cleaned, without those that have a confidential title. */
export async function cleanEarlier(
  earlier: readonly EarlierPostmortem[],
  settings: PrivacySettings,
): Promise<EarlierPostmortem<CleanText>[]> {
  // They have the same service, so only the title can make one confidential.
  const told = earlier.filter(
    ({ title }) => !isConfidential({ title, service: undefined, serviceId: undefined }, settings),
  );
  if (told.length === 0) return [];
  const { clean } = await import('../incident/redact.ts');
  return Promise.all(
    told.map(async (each) => {
      const { texts } = await clean([each.title, ...each.openActionItems], settings.redact);
      const [title, ...openActionItems] = texts;
      return { ...each, title, openActionItems };
    }),
  );
}
