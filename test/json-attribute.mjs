/**
 * Gives an import of JSON the attribute that Node wants, in packages that lack it: Jest warns of each otherwise.
 */
export default {
  process: (source) => ({ code: source.replace(/^(import .* from ['"].*\.json['"]);/gm, "$1 with { type: 'json' };") }),
};
