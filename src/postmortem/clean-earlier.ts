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
  return Promise.all(
    told.map(async ({ service, why, ...each }) => {
      const { texts } = await clean([each.title, service ?? '', why ?? '', ...each.openActionItems], settings.redact);
      const [title, cleanService, cleanWhy, ...openActionItems] = texts;
      return {
        ...each,
        title,
        service: service === undefined ? undefined : cleanService,
        why: why === undefined ? undefined : cleanWhy,
        openActionItems,
      };
    }),
  );
}
