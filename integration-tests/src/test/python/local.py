"""Where the local Cognito is, its phone, and what every client there does."""

import contextlib
import json
import os
import urllib.parse
import urllib.request

import boto3
from botocore.config import Config
from pycognito.aws_srp import AWSSRP

NUMBER = "+12025550100"
PASSWORD = "Correct-Horse-1"
PASSWORDLESS = {"pool": "local_passwordless", "client": "localpasswordless"}
MFA = {"pool": "local_mfa", "client": "localmfa"}

cognito = boto3.client(
    "cognito-idp",
    endpoint_url=os.environ["COGNITO"],
    region_name="us-east-1",
    aws_access_key_id="local",
    aws_secret_access_key="local",
    # Asked again, Cognito might send a second message or find the session spent.
    config=Config(retries={"total_max_attempts": 1}),
)


def code():
    """The code on the phone."""
    query = urllib.parse.urlencode({"to": NUMBER})
    with urllib.request.urlopen(f"{os.environ['VERIFY']}/inbox?{query}") as inbox:
        return json.load(inbox)[0]["code"]


def another_than(right):
    """Six digits, but not those."""
    return "000001" if right == "000000" else "000000"


def begin():
    """A sign-in with a code alone."""
    return cognito.initiate_auth(
        ClientId=PASSWORDLESS["client"],
        AuthFlow="CUSTOM_AUTH",
        AuthParameters={"USERNAME": NUMBER},
    )


def begin_with_password(password=PASSWORD):
    """A sign-in with the password first, which pycognito proves."""
    proof = AWSSRP(NUMBER, password, MFA["pool"], MFA["client"], client=cognito)
    parameters = proof.get_auth_params()
    challenge = cognito.initiate_auth(
        ClientId=MFA["client"],
        AuthFlow="CUSTOM_AUTH",
        AuthParameters={**parameters, "CHALLENGE_NAME": "SRP_A"},
    )
    return cognito.respond_to_auth_challenge(
        ClientId=MFA["client"],
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses=proof.process_challenge(challenge["ChallengeParameters"], parameters),
    )


def answer(challenge, text, pool=PASSWORDLESS, **metadata):
    """The tokens, or the next round."""
    return cognito.respond_to_auth_challenge(
        ClientId=pool["client"],
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={
            "USERNAME": challenge["ChallengeParameters"]["USERNAME"],
            "ANSWER": text,
        },
        ClientMetadata=metadata,
    )


@contextlib.contextmanager
def minutes_later(minutes):
    """Cognito's clock is that much ahead. PythonClientsIT holds it."""
    _put_ahead(60 * minutes)
    try:
        yield
    finally:
        _put_ahead(0)


def _put_ahead(seconds):
    request = urllib.request.Request(os.environ["CLOCK"], str(seconds).encode(), method="PUT")
    urllib.request.urlopen(request).close()
