"""boto3 signs in, with pycognito where there is a password."""

import contextlib
import unittest

from botocore.exceptions import ClientError

from local import (
    MFA,
    NUMBER,
    PASSWORDLESS,
    another_than,
    answer,
    begin,
    begin_with_password,
    code,
    cognito,
    minutes_later,
)


class Boto3(unittest.TestCase):
    def test_signs_in_with_a_code_alone(self):
        challenge = begin()
        self.assertEqual(challenge["ChallengeParameters"]["REASON"], "CODE_SENT")

        tokens = answer(challenge, code())["AuthenticationResult"]

        self.assertEqual(number_of(tokens), NUMBER)

    def test_signs_in_with_a_password_and_then_a_code(self):
        challenge = begin_with_password()
        parameters = challenge["ChallengeParameters"]
        self.assertEqual(parameters["CODE_DELIVERY_DESTINATION"], "+*******0100")

        tokens = answer(challenge, code(), MFA)["AuthenticationResult"]

        self.assertEqual(number_of(tokens), NUMBER)

    def test_is_refused_with_a_wrong_password(self):
        with self.refused("NotAuthorizedException: Incorrect username or password."):
            begin_with_password("Wrong-Horse-1")

    def test_is_told_of_a_wrong_code_and_signs_in_with_the_right_one(self):
        challenge = begin()
        right = code()

        again = answer(challenge, another_than(right))

        self.assertEqual(again["ChallengeParameters"]["REASON"], "WRONG_CODE")
        self.assertIn("AuthenticationResult", answer(again, right))

    def test_asks_for_another_code_and_is_told_to_wait(self):
        again = answer(begin(), "resend", codeAction="resend")

        self.assertEqual(again["ChallengeParameters"]["REASON"], "TOO_SOON")

    def test_comes_too_late_with_its_code_and_is_refused(self):
        challenge = begin()

        with minutes_later(16), self.refused(
            "NotAuthorizedException: Invalid session for the user, session is expired."
        ):
            answer(challenge, code())

    def test_refreshes_its_tokens_the_old_way_and_the_new(self):
        tokens = answer(begin(), code())["AuthenticationResult"]

        old = cognito.initiate_auth(
            ClientId=PASSWORDLESS["client"],
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]},
        )
        new = cognito.get_tokens_from_refresh_token(
            ClientId=PASSWORDLESS["client"], RefreshToken=tokens["RefreshToken"]
        )

        self.assertEqual(number_of(old["AuthenticationResult"]), NUMBER)
        self.assertEqual(number_of(new["AuthenticationResult"]), NUMBER)

    def test_signs_out_and_its_access_token_is_worth_nothing(self):
        tokens = answer(begin(), code())["AuthenticationResult"]

        cognito.global_sign_out(AccessToken=tokens["AccessToken"])

        with self.refused("NotAuthorizedException: Access Token has been revoked"):
            number_of(tokens)

    def test_administers_users(self):
        pool = PASSWORDLESS["pool"]
        number = "+12025550142"
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=number,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "phone_number", "Value": number},
                {"Name": "phone_number_verified", "Value": "true"},
            ],
        )
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=number, Password="Correct-Horse-2", Permanent=True
        )

        user = cognito.admin_get_user(UserPoolId=pool, Username=number)

        self.assertEqual(user["UserStatus"], "CONFIRMED")
        self.assertIn(user["Username"], [found["Username"] for found in cognito.list_users(UserPoolId=pool)["Users"]])

    @contextlib.contextmanager
    def refused(self, text):
        with self.assertRaises(ClientError) as refusal:
            yield
        error = refusal.exception.response["Error"]
        self.assertEqual(f"{error['Code']}: {error['Message']}", text)


def number_of(tokens):
    """Cognito's word, which needs a valid access token."""
    user = cognito.get_user(AccessToken=tokens["AccessToken"])
    return next(a["Value"] for a in user["UserAttributes"] if a["Name"] == "phone_number")


if __name__ == "__main__":
    unittest.main()
