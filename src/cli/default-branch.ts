/** The default branch of a docs repository, whatever its name is. */
import { branchesOf, type Clone, remoteDefaultBranch } from './git.ts';

/**
 * Returns what the API says, or else what the clone knows, or else what `origin` answers, or else a likely branch; and whether it is
 * a guess.
 * @param fromApi Asks the API; undefined if it cannot be asked.
 */
export async function findDefaultBranch(
  folder: string,
  clone: Clone,
  fromApi: () => Promise<string | undefined>,
): Promise<{ name: string; isGuess: boolean }> {
  const known =
    (await fromApi()) ??
    clone.defaultBranch ??
    (clone.remote === undefined ? undefined : await remoteDefaultBranch(folder));
  if (known !== undefined) return { name: known, isGuess: false };
  const { remote, followed } = await branchesOf(folder);
  const [only, ...others] = remote;
  const usual = ['main', 'master', 'trunk', 'develop'].find((name) => remote.includes(name));
  // A clone of an empty repository is on the branch that becomes the default branch.
  const likely = (others.length === 0 ? only : undefined) ?? usual ?? (clone.isEmpty ? followed : undefined);
  return { name: likely ?? 'main', isGuess: true };
}
