package cognitoverify.setup.pool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.setup.Tool.Result;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** What can go wrong, and that one is told what it left behind. */
class AttachTroubleTest {
    @RegisterExtension static final PoolScene scene = new PoolScene();

    @BeforeEach
    void begin() {
        scene.plain();
    }

    @Test
    void whatSomebodyElseChangesMeanwhileIsNotUndone() {
        var before = scene.everything();
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer -> {
                            if (reads[0]++ == 1) {
                                pool(answer).put("DeletionProtection", "ACTIVE");
                            }
                        });

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains("Somebody else has changed the user pool meanwhile")
                .contains("UserPool.DeletionProtection\n    - \"INACTIVE\"\n    + \"ACTIVE\"");
        assertThat(scene.cognito().writes()).isEmpty();
        assertThat(scene.everything()).isEqualTo(before);
        assertThat(scene.directory()).isEmptyDirectory();
    }

    @Test
    void aChangeThatOnlyItsDateTellsOfIsNoticed() {
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer -> {
                            if (reads[0]++ == 1) {
                                pool(answer).put("LastModifiedDate", 1_900_000_000);
                            }
                        });

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(scene.cognito().writes()).isEmpty();
    }

    @Test
    void thePoolIsLookedAtAgainAfterThePermissions() {
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer -> {
                            if (reads[0]++ == 2) {
                                pool(answer).put("DeletionProtection", "ACTIVE");
                            }
                        });

        assertThat(scene.attach("--yes").exitCode()).isEqualTo(5);
        assertThat(scene.cognito().writes()).isEmpty();
    }

    @Test
    void aPoolThatGrowsIsNoChange() {
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer -> pool(answer).put("EstimatedNumberOfUsers", reads[0]++));

        assertThat(scene.attach("--yes").exitCode()).isZero();
    }

    @Test
    void ofTwoAtOnceTheSecondRefuses() {
        var first = new Result[1];
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        _ -> {
                            if (reads[0]++ == 0) {
                                first[0] = scene.attach("--yes", "--backup=first.json");
                            }
                        });

        var second = scene.attach("--yes", "--backup=second.json");

        assertThat(first[0].exitCode()).as(first[0].err()).isZero();
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("Run the command again");
    }

    @Test
    void aClientThatChangesAfterThePoolIsLeftAlone() {
        var reads = new int[1];
        scene.cognito()
                .altering(
                        "DescribeUserPoolClient",
                        answer -> {
                            if (reads[0]++ == 3) {
                                ((ObjectNode) answer.get("UserPoolClient"))
                                        .put("RefreshTokenValidity", 1);
                            }
                        });

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err())
                .contains("UserPoolClient.RefreshTokenValidity")
                .contains("Changed so far: the permission on")
                .contains("the user pool.")
                .contains("To go back: setup pool restore " + scene.backup());
        assertThat(scene.cognito().writes()).containsExactly("UpdateUserPool");
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeUserPool, /UserPool, FutureSetting, FutureSetting",
        "DescribeUserPool, /UserPool/Policies/PasswordPolicy, Future, PasswordPolicy.Future",
        "DescribeUserPool, '', Beside, Beside",
        "GetUserPoolMfaConfig, '', FutureMfa, FutureMfa",
        "DescribeUserPoolClient, /UserPoolClient, FutureFlow, UserPoolClient.FutureFlow"
    })
    void aSettingThatTheSdkDoesNotKnowIsNotReset(
            String operation, String where, String field, String named) {
        scene.cognito()
                .altering(operation, answer -> ((ObjectNode) answer.at(where)).put(field, true));

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains(named).contains("silently reset");
        assertThat(scene.cognito().writes()).isEmpty();
    }

    @Test
    void aSettingThatTheSdkDoesNotKnowInAListIsNotResetEither() {
        scene.cognito()
                .altering(
                        "DescribeUserPool",
                        answer ->
                                pool(answer)
                                        .putObject("AccountRecoverySetting")
                                        .putArray("RecoveryMechanisms")
                                        .addObject()
                                        .put("Future", 1));

        assertThat(scene.attach("--yes").err())
                .contains("UserPool.AccountRecoverySetting.RecoveryMechanisms[].Future");
    }

    @Test
    void whatCannotBeReadAfterAnUpdateIsHalfDoneAndKeepsItsBackup() {
        scene.cognito()
                .before(
                        "UpdateUserPoolClient",
                        () ->
                                scene.cognito()
                                        .altering(
                                                "DescribeUserPool",
                                                answer ->
                                                        answer.withObjectProperty("UserPool")
                                                                .put("NewSetting", true)));

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err())
                .contains("NewSetting", "Changed so far: ", "the user pool", "To go back: ");
        assertThat(scene.backup()).exists();
    }

    @Test
    void whatCameOutOtherwiseIsTold() {
        scene.cognito()
                .rewriting(
                        "UpdateUserPool", request -> request.put("DeletionProtection", "ACTIVE"));

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err())
                .contains("UserPool.DeletionProtection\n    - \"INACTIVE\"\n    + \"ACTIVE\"")
                .contains("To go back: setup pool restore " + scene.backup());
    }

    @Test
    void aPermissionThatDoesNotTakeIsTold() {
        scene.cognito()
                .before(
                        "UpdateUserPoolClient",
                        () -> scene.lambda().alias(PoolScene.VERIFY, Map.of()));

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err()).contains("was given but isn't there").contains(PoolScene.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeUserPool, 400, AccessDeniedException, may not do that",
        "GetUserPoolMfaConfig, 400, AccessDeniedException, may not do that",
        "DescribeUserPoolClient, 429, TooManyRequestsException, try again in a minute",
        "DescribeUserPool, 0, -, can't be reached",
        "DescribeUserPool, 500, InternalErrorException, trouble of its own"
    })
    void whatCannotBeReadIsNotChanged(String operation, int status, String code, String told) {
        scene.cognito().refusing(operation, status, code);

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains(told).doesNotContain("not to be shown");
        assertThat(scene.cognito().writes()).isEmpty();
        assertThat(scene.directory()).isEmptyDirectory();
    }

    @Test
    void aFirstChangeThatIsRefusedLeavesNothingBehind() {
        var before = scene.everything();
        scene.lambda().refusing("AddPermission", 403, "AccessDeniedException");

        var refused = scene.attach("--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("may not do that").contains("Nothing was changed.");
        assertThat(scene.everything()).isEqualTo(before);
        assertThat(scene.directory()).isEmptyDirectory();
    }

    @Test
    void aFirstChangeWithoutAnAnswerMayHaveHappened() {
        scene.lambda().refusing("AddPermission", 500, "ServiceException");

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err()).contains("is not known").contains("To go back: setup pool restore");
        assertThat(scene.backup()).exists();
    }

    @Test
    void anUpdateThatIsRefusedLeavesPermissionsOnly() {
        scene.cognito().refusing("UpdateUserPool", 400, "InvalidParameterException");

        var ended = scene.attach("--yes");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err()).contains("Changed so far: the permission on " + PoolScene.DEFINE);
        assertThat(scene.pool().path("LambdaConfig")).isEmpty();
    }

    @Test
    void aPolicyThatCannotBeReadIsNotTakenForNone() {
        scene.lambda().refusing("GetPolicy", 403, "AccessDeniedException");

        assertThat(scene.attach("--yes").exitCode()).isEqualTo(4);
        assertThat(scene.cognito().writes()).isEmpty();
    }

    @Test
    void aFunctionThatIsNotThereIsNotAttached() {
        scene.stacks()
                .stack(
                        "other",
                        Map.of(
                                "DefineAuthChallengeFunctionAliasArn",
                                PoolScene.DEFINE.replace("live", "dead")));

        var refused = scene.attach("--yes", "--stack-name=other");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("There is no function with the alias").contains(":dead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":7"})
    void anArnWithoutAnAliasIsRefusedWithTheReason(String qualifier) {
        var function = PoolScene.DEFINE.replace(":live", "");

        var refused = withArns(function + qualifier, PoolScene.CREATE, PoolScene.VERIFY);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("SnapStart").contains(function + ":live");
    }

    @Test
    void arnsThatCannotBeMeantAreRefused() {
        var elsewhere = PoolScene.DEFINE.replace("us-east-1", "eu-west-1");

        assertThat(withArns("function", PoolScene.CREATE, PoolScene.VERIFY).err())
                .contains("is not the ARN of a Lambda function");
        assertThat(withArns(PoolScene.CREATE, PoolScene.CREATE, PoolScene.VERIFY).err())
                .contains("two are the same");
        assertThat(withArns(elsewhere, PoolScene.CREATE, PoolScene.VERIFY).err())
                .contains("is not in us-east-1");
        assertThat(scene.attach("--define-arn", PoolScene.DEFINE).err())
                .contains("Name all three functions, or none");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1_Unknown, There is no user pool us-east-1_Unknown in us-east-1",
        "eu-west-1_Existing1, Add --region eu-west-1.",
        "pool, A user pool's id is like eu-west-1_AbCdEfGhI"
    })
    void aPoolThatIsNotHereIsTold(String id, String told) {
        var refused =
                scene.tool().run("pool", "attach", "--user-pool-id", id, "--client-id=a", "--yes");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(told);
    }

    @Test
    void aClientThatIsNotThereIsTold() {
        assertThat(attachWith("--client-id=unknown").err()).contains("has no app client unknown");
        assertThat(attachWith("--dry-run").err()).contains("Name the app client");
        assertThat(scene.tool().run("pool", "attach").err())
                .contains("has no user pool of its own");
        assertThat(scene.tool().run("pool", "attach", "--stack-name=none").err())
                .contains("There is no stack none");
        scene.stacks().stack("cognito-verify", Map.of("UserPoolId", PoolScene.POOL));
        assertThat(scene.tool().run("pool", "attach").err())
                .contains("has no app client of its own");
    }

    private Result attachWith(String option) {
        return scene.tool().run("pool", "attach", "--user-pool-id", PoolScene.POOL, option);
    }

    private Result withArns(String define, String create, String verify) {
        return scene.attach(
                "--yes", "--define-arn", define, "--create-arn", create, "--verify-arn", verify);
    }

    private static ObjectNode pool(ObjectNode answer) {
        return (ObjectNode) answer.get("UserPool");
    }
}
