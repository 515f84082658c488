#!/usr/bin/env bash
# Publishes a release of GITHUB_SHA: the tag vX.Y.Z with notes and files, then the major tag vX.
#   publish.sh VERSION NOTES-FILE FILE…
# Needs gh with GH_TOKEN (Contents: write). If it failed halfway, run it again: it does only what is missing.
set -euo pipefail
version=$1 notes=$2
shift 2
tag=v$version
major=v${version%%.*}

# The commit that a tag points to; nothing if there is no such tag.
commit_of() {
  gh api "repos/$GITHUB_REPOSITORY/git/matching-refs/tags/$1" --jq ".[] | select(.ref == \"refs/tags/$1\") | .object.sha"
}

tagged=$(commit_of "$tag")
if [ -n "$tagged" ] && [ "$tagged" != "$GITHUB_SHA" ]; then
  echo "::error::$tag was released from another commit ($tagged). A release never changes: raise the version in package.json."
  exit 1
fi

# A draft release counts as unfinished: gh creates one while it uploads.
if [ "$(gh release view "$tag" --json isDraft --jq .isDraft 2>/dev/null)" != false ]; then
  gh release create "$tag" "$@" --target "$GITHUB_SHA" --title "$tag" --notes-file "$notes"
fi

if [ -n "$(commit_of "$major")" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/git/refs/tags/$major" -f "sha=$GITHUB_SHA" -F force=true --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/git/refs" -f "ref=refs/tags/$major" -f "sha=$GITHUB_SHA" --silent
fi
echo "$tag is released, and $major points to it."
