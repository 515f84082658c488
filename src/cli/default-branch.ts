/** Finds the default branch of a docs repository, whatever its name. */
import { branchesOf, type Clone, remoteDefaultBranch } from './git.ts';

/**
 * Returns the branch that the API reports, or else the clone, or else `origin`, or else a likely one, and whether it is a guess.
 * @param fromApi Queries the API; undefined if that is not possible.
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
