/** What docs/rules.md promises about claims, measured: falsehoods are planted in sound documents, and have to be found on their line. */
import { expect, test } from '@jest/globals';
import { falsehoodsIn } from './falsehoods.ts';
import { type Found, isFound, kindsMissed, review, soundDocuments } from './measure.ts';

const sounds = soundDocuments();
const planted = await Promise.all(
  sounds.flatMap((sound, document) =>
    // Each kind in six of the twelve documents.
    falsehoodsIn(sound)
      .filter((_, kind) => (kind + document + (document >> 1)) % 2 === 0)
      .map(
        async (falsehood): Promise<Found> => ({
          falsehood,
          sound,
          isFound: isFound(falsehood, await review(sound, falsehood.markdown)),
        }),
      ),
  ),
);

test('twelve correct documents have no finding about their claims, and most claims are verified', async () => {
  expect(sounds).toHaveLength(12);
  for (const sound of sounds) {
    const { findings, claims } = await review(sound, sound.markdown);
    const places = findings.flatMap(({ rule, places: found }) =>
      found.map(({ line, message }) => `${sound.style} ${sound.path}:${line} ${rule}: ${message}`),
    );
    expect(places).toEqual([]);
    const verified = claims.verdicts.filter(({ is }) => is === 'verified').length;
    expect(verified / claims.verdicts.length).toBeGreaterThan(0.6);
    expect(claims.verdicts.filter(({ is }) => is === 'unsupported' || is === 'without-source')).toEqual([]);
  }
});

test('at least 150 falsehoods are planted, and 95 of 100 are found on their line', () => {
  expect(planted.length).toBeGreaterThanOrEqual(150);
  const missed = planted.filter((each) => !each.isFound);
  if (missed.length > planted.length * 0.05) expect(kindsMissed(planted)).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(planted.length * 0.05);
});

test('the same falsehoods in a document by a person are warnings', async () => {
  const [sound] = sounds;
  const [falsehood] = sound === undefined ? [] : falsehoodsIn(sound);
  if (sound === undefined || falsehood === undefined) throw new Error('There is no falsehood');
  const { findings } = await review(sound, falsehood.markdown, 'people');
  expect(findings.filter(({ rule }) => rule === 'claims').map(({ severity }) => severity)).toEqual(['warn']);
});
