"""Prints, as JSON, what AWS SAM makes of a template and what cfn-lint says of that.

Arguments: the template, and values of the parameter DeploymentPreference, each of which SAM is asked about: all other
parameters are left to CloudFormation.
"""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from cfnlint.api import lint
from cfnlint.config import ManualArgs
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


# Unused parameters and mappings: SAM has replaced what used them.
USED_UP = ["W2001", "W7001"]


class NoManagedPolicies:
    """The template names none, so that nobody need be asked for their ARNs."""

    def load(self):
        return {}


def translated(text, deployment):
    template = yaml_parse(text)
    # Where `sam deploy` puts the code.
    template["Globals"]["Function"]["CodeUri"] = "s3://bucket/key"
    return transform(template, {"DeploymentPreference": deployment}, NoManagedPolicies())


def problems(template):
    matches = lint(json.dumps(template), config=ManualArgs(regions=["us-east-1"]))
    return [f"{match.rule.id} {match.path}: {match.message}" for match in matches if match.rule.id not in USED_UP]


def main(path, *deployments):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    answer = {}
    for deployment in deployments:
        template = translated(text, deployment)
        answer[deployment] = {"template": template, "problems": problems(template)}
    json.dump(answer, sys.stdout)


main(*sys.argv[1:])
