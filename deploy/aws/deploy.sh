#!/usr/bin/env bash
# Deploys the relay: the first time, after its secrets have changed, and after an update. Always call it the same way:
#   bash deploy/aws/deploy.sh acme/incident-docs [Parameter=value …]
# It takes the secrets from the secret pagerduty-postmortem-relay in Secrets Manager, if there is one. docs/deploy-aws.md says more.
set -euo pipefail

name=pagerduty-postmortem-relay
repository=${1:?Usage: bash deploy/aws/deploy.sh OWNER/NAME [Parameter=value …]}
shift
parameters=("GitHubRepository=$repository")

# CloudFormation reads a secret again only if the version that the template names has changed.
if versions=$(aws secretsmanager list-secret-version-ids --secret-id "$name" \
  --query "Versions[?contains(VersionStages, 'AWSCURRENT')].VersionId" --output text 2>&1); then
  parameters+=("SecretName=$name" "SecretVersion=$versions")
elif [[ $versions != *ResourceNotFoundException* ]]; then
  # Without its secrets a relay that works would stop, so this is no reason to deploy.
  echo "The secret $name cannot be read, so nothing was deployed: $versions" >&2
  exit 1
fi

sam deploy --template-file "$(dirname "$0")/template.yaml" --stack-name "$name" --resolve-s3 \
  --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset --parameter-overrides "${parameters[@]}" "$@"
