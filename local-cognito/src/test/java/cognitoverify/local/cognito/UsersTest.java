package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class UsersTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String BOB = "+12025550101";

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(new Script()));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        client = Client.of(cognito.server());
    }

    @Test
    void whoSignsUpMustBeConfirmedBeforeSigningIn() {
        var reply = client.call("SignUp", signUp(BOB, "Correct-Horse-1"));
        assertThat(reply.path("UserConfirmed").asBoolean()).isFalse();
        assertThat(client.refusal("InitiateAuth", initiation(BOB)))
                .isEqualTo("UserNotConfirmedException: User is not confirmed.");
        assertThat(client.refusal("ConfirmSignUp", confirmation(BOB, "000000")))
                .startsWith("CodeMismatchException");

        client.call("ConfirmSignUp", confirmation(BOB, "123456"));

        client.call("InitiateAuth", initiation(BOB));
        assertThat(client.refusal("ConfirmSignUp", confirmation(BOB, "123456")))
                .isEqualTo(
                        "NotAuthorizedException:"
                                + " User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void anAdministratorConfirmsWithoutACode() {
        client.call("SignUp", signUp(BOB, "Correct-Horse-1"));

        client.call("AdminConfirmSignUp", named(BOB));

        assertThat(client.call("AdminGetUser", named(BOB)).path("UserStatus").asText())
                .isEqualTo("CONFIRMED");
    }

    @Test
    void confirmingAStrangerTellsNothing() {
        assertThat(client.refusal("ConfirmSignUp", confirmation(BOB, "123456")))
                .startsWith("CodeMismatchException");
        cognito.server().createClient(PASSWORDLESS.id(), "legacy", null, "{}");
        assertThat(
                        client.refusal(
                                "ConfirmSignUp",
                                confirmation(BOB, "123456").put("ClientId", "legacy")))
                .startsWith("UserNotFoundException");
    }

    @ParameterizedTest
    @CsvSource({
        "Sh-0rt, not long enough",
        "correct-horse-1, must have uppercase",
        "CORRECT-HORSE-1, must have lowercase",
        "Correct-Horse-, must have numeric",
        "CorrectHorse1, must have symbol"
    })
    void passwordsAreAsThePoolAsks(String password, String problem) {
        assertThat(client.refusal("SignUp", signUp(BOB, password)))
                .startsWith("InvalidPasswordException: Password did not conform with policy: ")
                .contains(problem);
        assertThat(cognito.server().attributes(PASSWORDLESS, BOB)).isNull();
    }

    @Test
    void nobodyVouchesForOneselfOrIsThereTwice() {
        var request = signUp(BOB, "Correct-Horse-1");
        request.putArray("UserAttributes")
                .addObject()
                .put("Name", "phone_number_verified")
                .put("Value", "true");
        assertThat(client.refusal("SignUp", request))
                .isEqualTo(
                        "NotAuthorizedException:"
                                + " A client attempted to write unauthorized attribute");
        assertThat(client.refusal("SignUp", signUp(ANN, "Correct-Horse-1")))
                .startsWith("UsernameExistsException");
        assertThat(client.refusal("SignUp", signUp("ann", "Correct-Horse-1")))
                .isEqualTo(
                        "InvalidParameterException:"
                                + " Username should be either an email or a phone number.");
    }

    @Test
    void aPoolCanBeClosed() {
        cognito.server()
                .createPool(
                        "us-east-1_closed",
                        "{\"AdminCreateUserConfig\":{\"AllowAdminCreateUserOnly\":true}}");
        cognito.server().createClient("us-east-1_closed", "closed", null, "{}");

        assertThat(
                        client.refusal(
                                "SignUp",
                                signUp("bob", "Correct-Horse-1").put("ClientId", "closed")))
                .isEqualTo("NotAuthorizedException: SignUp is not permitted for this user pool");
    }

    @Test
    void anAdministratorMakesUsersWithATemporaryPassword() {
        var request = named("bob@example.com");
        request.putArray("UserAttributes")
                .addObject()
                .put("Name", "phone_number")
                .put("Value", BOB);

        var user = client.call("AdminCreateUser", request).path("User");

        assertThat(user.path("UserStatus").asText()).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(user.path("Username").asText()).hasSize(36);
        assertThat(cognito.server().attributes(PASSWORDLESS, "bob@example.com"))
                .containsEntry("phone_number", BOB)
                .containsEntry("email", "bob@example.com");
        // Custom authentication asks for no password, so a temporary one is no obstacle.
        client.call("InitiateAuth", initiation(BOB));
    }

    @Test
    void attributesAreChangedAndRemoved() {
        var request = named(ANN);
        var attributes = request.putArray("UserAttributes");
        attributes.addObject().put("Name", "email").put("Value", "");
        attributes.addObject().put("Name", "custom:team").put("Value", "a");

        client.call("AdminUpdateUserAttributes", request);

        assertThat(cognito.server().attributes(PASSWORDLESS, ANN))
                .containsEntry("custom:team", "a")
                .doesNotContainKey("email");
    }

    @ParameterizedTest
    @CsvSource({
        "phone_number, 2025550100, Invalid phone number format.",
        "email, ann, Invalid email address format.",
        "sub, 1, Cannot modify an already provided sub"
    })
    void attributesThatNobodyCanHaveAreRefused(String name, String value, String problem) {
        var request = named(ANN);
        request.putArray("UserAttributes").addObject().put("Name", name).put("Value", value);

        assertThat(client.refusal("AdminUpdateUserAttributes", request))
                .isEqualTo("InvalidParameterException: " + problem);
    }

    @Test
    void whoIsDeletedIsGone() {
        client.call("AdminDeleteUser", named(ANN));

        assertThat(client.refusal("AdminGetUser", named(ANN)))
                .isEqualTo("UserNotFoundException: User does not exist.");
    }

    @Test
    void usersAreListedInPagesAndByFilter() {
        cognito.server().addUser(PASSWORDLESS, LocalUser.withNumber(BOB));
        var request = Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Limit", 1);
        var first = client.call("ListUsers", request);
        request.set("PaginationToken", first.path("PaginationToken"));
        var second = client.call("ListUsers", request);

        assertThat(first.at("/Users/0/Username")).isNotEqualTo(second.at("/Users/0/Username"));
        assertThat(second.has("PaginationToken")).isFalse();
        assertThat(filtered("phone_number = \"" + BOB + "\"")).isEqualTo(1);
        assertThat(filtered("email ^= \"ann\"")).isEqualTo(1);
        assertThat(filtered("cognito:user_status = \"CONFIRMED\"")).isEqualTo(2);
        assertThat(filtered("username = \"nobody\"")).isZero();
        assertThat(filtered("sub = \"nobody\"")).isZero();
        assertThat(
                        client.refusal(
                                "ListUsers",
                                Json.object()
                                        .put("UserPoolId", PASSWORDLESS.id())
                                        .put("Filter", "x")))
                .isEqualTo("InvalidParameterException: Error while parsing filter.");
    }

    @Test
    void anAliasIsGoodOnceItIsVerified() {
        cognito.server()
                .createPool(
                        "us-east-1_alias", "{\"AliasAttributes\":[\"email\",\"phone_number\"]}");
        var request = named("bob").put("UserPoolId", "us-east-1_alias");
        request.putArray("UserAttributes")
                .addObject()
                .put("Name", "email")
                .put("Value", "bob@example.com");
        var user = client.call("AdminCreateUser", request).path("User");
        assertThat(user.path("Username").asText()).isEqualTo("bob");

        var alias = named("bob@example.com").put("UserPoolId", "us-east-1_alias");
        assertThat(client.refusal("AdminGetUser", alias)).startsWith("UserNotFoundException");
        request.withArray("UserAttributes")
                .removeAll()
                .addObject()
                .put("Name", "email_verified")
                .put("Value", "True");
        client.call("AdminUpdateUserAttributes", request);

        assertThat(client.call("AdminGetUser", alias).path("Username").asText()).isEqualTo("bob");
        assertThat(client.refusal("AdminCreateUser", alias.put("Username", "x@example.com")))
                .contains("Username cannot be of email format");
        assertThat(client.refusal("AdminCreateUser", alias.put("Username", BOB)))
                .contains("Username cannot be of phone number format");
        assertThat(client.refusal("AdminCreateUser", alias.put("Username", "bob")))
                .startsWith("UsernameExistsException");
    }

    @ParameterizedTest
    @CsvSource({"email, an email.", "phone_number, a phone number."})
    void aPoolCanTakeOneKindOfNameOnly(String attribute, String kind) {
        cognito.server()
                .createPool(
                        "us-east-1_one", "{\"UsernameAttributes\":[\"%s\"]}".formatted(attribute));

        assertThat(
                        client.refusal(
                                "AdminCreateUser", named("bob").put("UserPoolId", "us-east-1_one")))
                .isEqualTo("InvalidParameterException: Username should be " + kind);
    }

    private int filtered(String filter) {
        var request = Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Filter", filter);
        return client.call("ListUsers", request).path("Users").size();
    }

    private static ObjectNode initiation(String userName) {
        return Client.initiation(PASSWORDLESS.clientId(), Map.of("USERNAME", userName));
    }

    private static ObjectNode signUp(String userName, String password) {
        return Json.object()
                .put("ClientId", PASSWORDLESS.clientId())
                .put("Username", userName)
                .put("Password", password);
    }

    private static ObjectNode confirmation(String userName, String code) {
        return Json.object()
                .put("ClientId", PASSWORDLESS.clientId())
                .put("Username", userName)
                .put("ConfirmationCode", code);
    }

    private static ObjectNode named(String userName) {
        return Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Username", userName);
    }
}
