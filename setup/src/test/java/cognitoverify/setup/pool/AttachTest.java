package cognitoverify.setup.pool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.setup.Tool.Result;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Checklist rows T2, T3, T4 and T11: a pool that exists gets the triggers and keeps the rest. */
class AttachTest {
    @RegisterExtension static final PoolScene scene = new PoolScene();

    @Test
    void ofAllSettingsThatThereAreOnlyTheIntendedOnesDiffer() {
        scene.with(FullSettings.pool(), FullSettings.client());
        var before = scene.everything();
        assertThat(before.path("pool").properties()).hasSizeGreaterThan(25);

        var attached = scene.attach("--yes", "--json");

        assertThat(attached.exitCode()).as(attached.err()).isZero();
        assertThat(Difference.between(before, scene.everything()).stream().map(Difference::text))
                .containsExactlyInAnyOrder(
                        "pool.LambdaConfig.DefineAuthChallenge",
                        "pool.LambdaConfig.CreateAuthChallenge",
                        "pool.LambdaConfig.VerifyAuthChallengeResponse",
                        "client.ExplicitAuthFlows",
                        "client.AuthSessionValidity",
                        "client.EnableTokenRevocation",
                        "client.PreventUserExistenceErrors",
                        PoolScene.DEFINE,
                        PoolScene.CREATE,
                        PoolScene.VERIFY);
        assertThat(scene.pool().path("LambdaConfig").path("DefineAuthChallenge").asText())
                .isEqualTo(PoolScene.DEFINE);
        assertThat(scene.client().path("AuthSessionValidity").asInt()).isEqualTo(15);
        assertThat(PoolJson.texts(scene.client().path("ExplicitAuthFlows")))
                .containsExactly("ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");
        assertThat(attached.json().path("changes")).hasSize(7);
        assertThat(attached.json().path("changed").asBoolean()).isTrue();
    }

    @Test
    void everySettingThatAnUpdateResetsIsDescribedUnderANameThatIsKnown() {
        var pool = SdkShape.fields(UserPoolType.builder()).keySet();
        var client = SdkShape.fields(UserPoolClientType.builder()).keySet();

        assertThat(pool.stream().filter(Part.POOL::isUpdatable).map(Part.POOL::inUpdate))
                .containsAll(Part.POOL.updatable());
        assertThat(client).containsAll(Part.CLIENT.updatable());
    }

    @Test
    void whatIsToBeChangedIsShownAndAskedFor() {
        scene.plain();
        var before = scene.everything();

        var asked = run(scene.tool().answering("n"));

        assertThat(asked.exitCode()).isEqualTo(3);
        assertThat(asked.out())
                .contains("UserPool.LambdaConfig.DefineAuthChallenge\n    + \"" + PoolScene.DEFINE)
                .contains("UserPoolClient.AuthSessionValidity\n    - 3\n    + 15")
                .contains("STILL OPEN on this app client: ALLOW_USER_SRP_AUTH");
        assertThat(asked.err()).contains("Change this? [y/N]").contains("Nothing was changed.");
        assertThat(scene.everything()).isEqualTo(before);
        assertThat(scene.directory()).isEmptyDirectory();
        assertThat(run(scene.tool().answering("y")).exitCode()).isZero();
    }

    @Test
    void withoutATerminalNothingIsChangedUnlessToldSo() {
        scene.plain();

        var unasked = run(scene.tool());

        assertThat(unasked.exitCode()).isEqualTo(3);
        assertThat(unasked.err()).contains("Nobody is at the terminal");
        assertThat(scene.cognito().writes()).isEmpty();
    }

    @Test
    void aDryRunChangesNothing() {
        scene.plain();
        var before = scene.everything();

        var shown = scene.attach("--dry-run");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("Dry run: nothing was changed.");
        assertThat(scene.everything()).isEqualTo(before);
        assertThat(scene.cognito().writes()).isEmpty();
        assertThat(scene.directory()).isEmptyDirectory();
    }

    @Test
    void theBackupIsTheOwnersAndHoldsNoSecret() throws IOException {
        scene.plain();
        assertThat(scene.attach("--yes").exitCode()).isZero();

        assertThat(scene.backup().getFileName())
                .hasToString("cognito-verify-" + PoolScene.POOL + "-20260102T030405Z.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scene.backup())))
                .isEqualTo("rw-------");
        assertThat(scene.backup()).content().doesNotContain("the-secret").contains("\"web\"");
        assertThat(scene.client().path("ClientSecret").asText()).isEqualTo("the-secret");
    }

    @Test
    void aBackupIsNeverReplaced() throws IOException {
        scene.plain();
        var file = Files.writeString(scene.directory().resolve("mine.json"), "precious");

        var refused = scene.attach("--yes", "--backup", "mine.json");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("exists already");
        assertThat(file).hasContent("precious");
        assertThat(scene.cognito().writes()).isEmpty();
        assertThat(scene.attach("--yes", "--backup", "no/such/folder.json").err())
                .contains("can't be written");
    }

    @Test
    void onceAttachedThereIsNothingToDo() {
        scene.plain();
        assertThat(scene.attach("--yes").exitCode()).isZero();
        var attached = scene.everything();

        var again = scene.attach("--yes");

        assertThat(again.out()).contains("Nothing to change");
        assertThat(scene.everything()).isEqualTo(attached);
    }

    @Test
    void cognitoMayCallTheAliasesForThisPoolOnly() {
        scene.plain();

        assertThat(scene.attach("--yes").exitCode()).isZero();

        for (var alias : List.of(PoolScene.DEFINE, PoolScene.CREATE, PoolScene.VERIFY)) {
            var statement = scene.lambda().policy(alias).getFirst();
            assertThat(statement.at("/Condition/ArnLike/AWS:SourceArn").asText())
                    .isEqualTo(PoolScene.ARN);
            assertThat(statement.at("/Condition/StringEquals/AWS:SourceAccount").asText())
                    .isEqualTo("000000000000");
            assertThat(statement.at("/Principal/Service").asText())
                    .isEqualTo("cognito-idp.amazonaws.com");
        }
    }

    @Test
    void aPermissionThatSufficesIsKept() {
        scene.plain();
        scene.lambda()
                .statement(
                        PoolScene.DEFINE,
                        """
                        {"Sid":"theirs","Effect":"Allow","Action":["lambda:Invoke*"],
                         "Principal":{"Service":["cognito-idp.amazonaws.com"]},
                         "Condition":{"ArnLike":{"aws:SourceArn":"%s"}}}
                        """
                                .formatted(PoolScene.ARN.replace("us-east-1_", "*")));

        assertThat(scene.attach("--yes").exitCode()).isZero();

        assertThat(scene.lambda().policy(PoolScene.DEFINE)).hasSize(1);
        assertThat(scene.lambda().policy(PoolScene.CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                                       | -
                    "ADMIN_NO_SRP_AUTH"                     | "ADMIN_NO_SRP_AUTH"
                    "CUSTOM_AUTH_FLOW_ONLY"                 | "CUSTOM_AUTH_FLOW_ONLY"
                    "ALLOW_USER_AUTH"                       | "ALLOW_USER_AUTH","ALLOW_CUSTOM_AUTH"
                    "ALLOW_CUSTOM_AUTH","ALLOW_USER_AUTH"   | "ALLOW_CUSTOM_AUTH","ALLOW_USER_AUTH"
                    """)
    void noDoorThatAnAppMayUseIsShutUnasked(String before, String after) {
        scene.with(PoolScene.json("{\"PoolName\":\"users\"}"), clientWith(before));

        assertThat(scene.attach("--yes").exitCode()).isZero();

        assertThat(scene.client().path("ExplicitAuthFlows"))
                .isEqualTo(clientWith(after).path("ExplicitAuthFlows"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -
                    "ADMIN_NO_SRP_AUTH","USER_PASSWORD_AUTH"
                    "CUSTOM_AUTH_FLOW_ONLY"
                    "ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"
                    """)
    void allOtherDoorsAreShutWhenThatIsAsked(String before) {
        scene.with(PoolScene.json("{\"PoolName\":\"users\"}"), clientWith(before));

        var attached = scene.attach("--yes", "--close-other-flows");

        assertThat(attached.out()).doesNotContain("STILL OPEN");
        assertThat(PoolJson.texts(scene.client().path("ExplicitAuthFlows")))
                .containsExactly("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    }

    @Test
    void whereRefreshTokensRotateTheirOldFlowStaysShut() {
        var client = clientWith("\"ALLOW_USER_SRP_AUTH\"");
        client.putObject("RefreshTokenRotation").put("Feature", "ENABLED");
        scene.with(PoolScene.json("{\"PoolName\":\"users\"}"), client);

        assertThat(scene.attach("--yes", "--close-other-flows").exitCode()).isZero();

        assertThat(PoolJson.texts(scene.client().path("ExplicitAuthFlows")))
                .containsExactly("ALLOW_CUSTOM_AUTH");
    }

    @Test
    void somebodyElsesCustomAuthenticationIsNotReplacedUnasked() {
        scene.with(
                PoolScene.json(
                        """
                        {"PoolName":"users","LambdaConfig":{"DefineAuthChallenge":
                         "arn:aws:lambda:us-east-1:000000000000:function:theirs"}}
                        """),
                PoolScene.json("{\"ClientName\":\"web\"}"));

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("(DefineAuthChallenge)").contains("--replace-triggers");
        assertThat(scene.cognito().writes()).isEmpty();
        assertThat(scene.attach("--yes", "--replace-triggers").exitCode()).isZero();
    }

    @Test
    void tagsOfCloudFormationAreShownAndNeverSent() {
        scene.plain();
        var key = "aws:cloudformation:stack-name";
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer ->
                                ((ObjectNode) answer.get("UserPool"))
                                        .putObject("UserPoolTags")
                                        .put(key, "theirs")
                                        .put("team", "blue"));

        var attached = scene.attach("--yes");

        assertThat(attached.exitCode()).as(attached.err()).isZero();
        assertThat(attached.out()).contains("CloudFormation stack theirs");
        assertThat(scene.pool().path("UserPoolTags")).hasToString("{\"team\":\"blue\"}");
    }

    @Test
    void theStacksOwnPoolAndClientNeedNoNaming() {
        scene.plain();
        scene.stacks()
                .stack(
                        "cognito-verify",
                        java.util.Map.of(
                                "UserPoolId",
                                PoolScene.POOL,
                                "UserPoolClientId",
                                PoolScene.CLIENT));

        assertThat(scene.tool().run("pool", "attach", "--yes").exitCode()).isZero();
        assertThat(scene.pool().path("LambdaConfig")).hasSize(3);
    }

    @Test
    void functionsThatNoStackMadeAreNamedByTheirArns() {
        scene.plain();

        var attached =
                scene.attach(
                        "--yes",
                        "--stack-name=none",
                        "--define-arn=" + PoolScene.DEFINE,
                        "--create-arn=" + PoolScene.CREATE,
                        "--verify-arn=" + PoolScene.VERIFY);

        assertThat(attached.exitCode()).as(attached.err()).isZero();
    }

    private ObjectNode clientWith(String flows) {
        return PoolScene.json(
                flows == null
                        ? "{\"ClientName\":\"web\"}"
                        : "{\"ClientName\":\"web\",\"ExplicitAuthFlows\":[" + flows + "]}");
    }

    private Result run(cognitoverify.setup.Tool tool) {
        return PoolScene.run(tool, List.of("pool", "attach"));
    }
}
