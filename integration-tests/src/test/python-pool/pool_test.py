"""The pool commands against moto, an emulation of Cognito and Lambda that others wrote."""

import io
import json
import os
import subprocess
import tempfile
import unittest
import zipfile

import boto3
from moto.server import ThreadedMotoServer

REGION = "eu-west-1"
AWS = {
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
}
TRIGGERS = {
    "DefineAuthChallenge": "define",
    "CreateAuthChallenge": "create",
    "VerifyAuthChallengeResponse": "verify",
}


class PoolTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        cls.server.start()
        host, port = cls.server.get_host_and_port()
        os.environ.update(AWS, AWS_ENDPOINT_URL=f"http://{host}:{port}")
        cls.cognito = boto3.client("cognito-idp")
        cls.functions = boto3.client("lambda")
        cls.others = cls.alias("others")
        cls.aliases = {trigger: cls.alias(name) for trigger, name in TRIGGERS.items()}

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        self.pool = self.cognito.create_user_pool(
            PoolName="users",
            AutoVerifiedAttributes=["email"],
            DeletionProtection="ACTIVE",
            MfaConfiguration="OFF",
            Policies={"PasswordPolicy": {"MinimumLength": 14, "RequireSymbols": True,
                                         "TemporaryPasswordValidityDays": 3}},
            LambdaConfig={"PreSignUp": self.others},
            EmailConfiguration={"EmailSendingAccount": "COGNITO_DEFAULT"},
            VerificationMessageTemplate={"DefaultEmailOption": "CONFIRM_WITH_CODE"},
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
            AccountRecoverySetting={
                "RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]},
            UserPoolTags={"team": "blue"},
        )["UserPool"]["Id"]
        self.client = self.cognito.create_user_pool_client(
            UserPoolId=self.pool,
            ClientName="web",
            GenerateSecret=True,
            # Set, because moto, other than Cognito, keeps what an update leaves out.
            EnableTokenRevocation=False,
            PreventUserExistenceErrors="LEGACY",
            AuthSessionValidity=3,
            RefreshTokenValidity=7,
            ReadAttributes=["email"],
            WriteAttributes=["name"],
            ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            CallbackURLs=["https://example.com/in"],
            LogoutURLs=["https://example.com/out"],
            SupportedIdentityProviders=["COGNITO"],
            AllowedOAuthFlows=["code"],
            AllowedOAuthScopes=["openid"],
            AllowedOAuthFlowsUserPoolClient=True,
        )["UserPoolClient"]["ClientId"]

    def test_attaching_changes_what_it_says_and_restoring_changes_it_back(self):
        before = self.everything()

        attached = self.run_setup("attach", *self.options(), "--client-id", self.client,
                                  "--close-other-flows", "--backup", "first.json")

        after = self.everything()
        self.assertEqual(
            {trigger: after["pool"]["LambdaConfig"][trigger] for trigger in TRIGGERS},
            self.aliases)
        self.assertEqual(sorted(after["client"]["ExplicitAuthFlows"]),
                         ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
        self.assertEqual(after["client"]["AuthSessionValidity"], 15)
        self.assertEqual(len(attached["permissionsAdded"]), 3)
        self.assertEqual(
            {change["path"] for change in attached["changes"]},
            {f"UserPool.LambdaConfig.{trigger}" for trigger in TRIGGERS}
            | {f"UserPoolClient.{name}" for name in (
                "ExplicitAuthFlows", "PreventUserExistenceErrors", "AuthSessionValidity",
                "EnableTokenRevocation")})
        for part, names in {"pool": {"LambdaConfig"},
                            "client": {"ExplicitAuthFlows", "PreventUserExistenceErrors",
                                       "AuthSessionValidity", "EnableTokenRevocation"}}.items():
            self.assertEqual(without(after[part], names), without(before[part], names))

        self.run_setup("restore", "first.json", "--backup", "second.json")

        self.assertEqual(self.everything(), before)

    def options(self):
        return ["--user-pool-id", self.pool,
                "--define-arn", self.aliases["DefineAuthChallenge"],
                "--create-arn", self.aliases["CreateAuthChallenge"],
                "--verify-arn", self.aliases["VerifyAuthChallengeResponse"]]

    def run_setup(self, *arguments):
        ended = subprocess.run(
            [os.environ["JAVA"], "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", os.environ["SETUP"],
             "pool", *arguments, "--yes", "--json"],
            capture_output=True, text=True, cwd=self.directory, timeout=60, check=False)
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        return json.loads(ended.stdout)

    def everything(self):
        return {
            "pool": without(
                self.cognito.describe_user_pool(UserPoolId=self.pool)["UserPool"],
                {"LastModifiedDate"}),
            "client": without(
                self.cognito.describe_user_pool_client(
                    UserPoolId=self.pool, ClientId=self.client)["UserPoolClient"],
                {"LastModifiedDate"}),
            "statements": [self.statements(name) for name in TRIGGERS.values()],
        }

    def statements(self, name):
        try:
            policy = self.functions.get_policy(FunctionName=name, Qualifier="live")["Policy"]
            return json.loads(policy)["Statement"]
        except self.functions.exceptions.ResourceNotFoundException:
            return []

    @classmethod
    def alias(cls, name):
        role = boto3.client("iam").create_role(
            RoleName=name, AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("index.py", "")
        cls.functions.create_function(
            FunctionName=name, Role=role, Runtime="python3.13", Handler="index.handler",
            Code={"ZipFile": code.getvalue()}, Publish=True)
        return cls.functions.create_alias(
            FunctionName=name, Name="live", FunctionVersion="1")["AliasArn"]


def without(settings, names):
    return {name: value for name, value in settings.items() if name not in names}


if __name__ == "__main__":
    unittest.main()
