package cognitoverify.setup.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Checklist row T11: what was attached can be taken off again, without a trace. */
class UndoTest {
    @RegisterExtension static final PoolScene scene = new PoolScene();

    @Test
    void detachingWithTheBackupLeavesEverythingAsItWas() {
        scene.with(FullSettings.pool(), FullSettings.client());
        var before = scene.everything();
        assertThat(scene.attach("--yes").exitCode()).isZero();

        var detached = later("detach", "--from-backup", scene.backup().toString());

        assertThat(detached.exitCode()).as(detached.err()).isZero();
        assertThat(detached.out()).contains("can't any more");
        assertThat(scene.everything()).isEqualTo(before);
    }

    @Test
    void restoringTheBackupLeavesEverythingAsItWas() {
        scene.with(FullSettings.pool(), FullSettings.client());
        var before = scene.everything();
        assertThat(scene.attach("--yes", "--close-other-flows").exitCode()).isZero();

        var restored = restore();

        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(scene.everything()).isEqualTo(before);
    }

    @Test
    void aPoolWithoutAnySettingIsWithoutThemAgain() {
        scene.plain();
        var before = scene.everything();
        assertThat(scene.attach("--yes").exitCode()).isZero();

        assertThat(later("detach", "--from-backup", scene.backup().toString()).exitCode()).isZero();

        assertThat(scene.everything()).isEqualTo(before);
    }

    @Test
    void anAttachmentThatEndedHalfWayIsUndoneByItsBackup() {
        scene.plain();
        var before = scene.everything();
        scene.cognito().refusing("UpdateUserPoolClient", 0, "");
        var ended = scene.attach("--yes");
        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(scene.pool().path("LambdaConfig")).hasSize(3);
        scene.cognito().refusingNothing();

        assertThat(restore().exitCode()).isZero();

        assertThat(scene.everything()).isEqualTo(before);
    }

    @Test
    void anAttachmentThatEndedHalfWayIsFinishedByAnother() {
        scene.plain();
        scene.cognito().refusing("UpdateUserPoolClient", 500, "InternalErrorException");
        assertThat(scene.attach("--yes").exitCode()).isEqualTo(5);
        scene.cognito().refusingNothing();

        var again = scene.attach("--yes", "--backup=second.json");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(scene.client().path("AuthSessionValidity").asInt()).isEqualTo(15);
    }

    @Test
    void aRestorationIsUndoneByItsOwnBackup() {
        scene.plain();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();
        var attached = scene.everything();
        assertThat(later("restore", "first.json", "--backup=second.json").exitCode()).isZero();

        var again = later("restore", "second.json", "--backup=third.json");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(scene.everything()).isEqualTo(attached);
    }

    /** Cognito has the mode in two places, and an update of the one moves the other. */
    @ParameterizedTest
    @CsvSource({"OPTIONAL, OFF", "OFF, OPTIONAL"})
    void aModeOfMfaThatChangedSinceIsPutBack(String before, String since) {
        scene.plain();
        mfa(before);
        var all = scene.everything();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();
        mfa(since);

        var restored = later("restore", "first.json");

        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(scene.everything()).isEqualTo(all);
    }

    private void mfa(String mode) {
        var request = PoolScene.json("{}").put("UserPoolId", PoolScene.POOL);
        request.put("MfaConfiguration", mode)
                .putObject("SoftwareTokenMfaConfiguration")
                .put("Enabled", mode.equals("OPTIONAL"));
        scene.call("SetUserPoolMfaConfig", request);
    }

    @Test
    void restoringTwiceChangesNothingTheSecondTime() {
        scene.plain();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();
        assertThat(later("restore", "first.json").exitCode()).isZero();

        assertThat(later("restore", "first.json").out()).contains("Nothing to change");
    }

    @Test
    void restoringSaysWhatOthersChangedSince() {
        scene.plain();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();
        protectFromDeletion();

        var shown = later("restore", "first.json", "--dry-run");
        assertThat(shown.out())
                .contains("CHANGED BY SOMEBODY ELSE")
                .contains("UserPool.DeletionProtection")
                .contains("setup pool detach --from-backup first.json");
        assertThat(later("restore", "first.json").exitCode()).isZero();

        assertThat(scene.pool().path("DeletionProtection").asText()).isEqualTo("INACTIVE");
    }

    @Test
    void detachingLeavesWhatOthersChangedSince() {
        scene.plain();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();
        protectFromDeletion();
        var client = scene.client();
        client.remove(List.of("ClientSecret", "CreationDate", "LastModifiedDate"));
        scene.call("UpdateUserPoolClient", client.put("AuthSessionValidity", 9));

        var detached = later("detach", "--from-backup", "first.json");

        assertThat(detached.exitCode()).as(detached.err()).isZero();
        assertThat(detached.out())
                .contains("Left as it is")
                .contains("UserPoolClient.AuthSessionValidity");
        assertThat(scene.pool().path("DeletionProtection").asText()).isEqualTo("ACTIVE");
        assertThat(scene.pool().path("LambdaConfig")).isEmpty();
        assertThat(scene.client().path("AuthSessionValidity").asInt()).isEqualTo(9);
        assertThat(scene.client().path("PreventUserExistenceErrors").asText()).isEqualTo("LEGACY");
    }

    @Test
    void mfaSettingsThatAnUpdateResetAfterAllArePutBack() {
        scene.plain();
        var mfa = "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"OFF\",%s}";
        var totp = "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}";
        scene.call("SetUserPoolMfaConfig", PoolScene.json(mfa.formatted(PoolScene.POOL, totp)));
        var before = scene.everything();
        scene.cognito()
                .before(
                        "UpdateUserPoolClient",
                        () ->
                                scene.call(
                                        "SetUserPoolMfaConfig",
                                        PoolScene.json(
                                                mfa.formatted(
                                                        PoolScene.POOL,
                                                        "\"EmailMfaConfiguration\":{}"))));
        var attached = scene.attach("--yes");
        assertThat(attached.exitCode()).isEqualTo(5);
        assertThat(attached.err())
                .contains("UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled\n    - true");

        assertThat(restore().exitCode()).isZero();

        assertThat(scene.everything()).isEqualTo(before);
    }

    @Test
    void withoutABackupOnlyOurTriggersAreTakenOff() {
        scene.with(
                PoolScene.json(
                        """
                        {"PoolName":"users","LambdaConfig":{"PreSignUp":
                         "arn:aws:lambda:us-east-1:000000000000:function:theirs"}}
                        """),
                PoolScene.json("{\"ClientName\":\"web\"}"));
        var before = scene.everything();
        assertThat(scene.attach("--yes").exitCode()).isZero();

        var detached =
                PoolScene.run(
                        scene.tool(), List.of("pool", "detach"), "--yes", "--backup=second.json");

        assertThat(detached.exitCode()).as(detached.err()).isZero();
        assertThat(scene.everything().path("pool")).isEqualTo(before.path("pool"));
        assertThat(scene.lambda().policy(PoolScene.DEFINE)).isEmpty();
        assertThat(scene.client().path("AuthSessionValidity").asInt()).isEqualTo(15);
    }

    @Test
    void triggersOfSomebodyElseAreNotTakenOff() {
        scene.with(
                PoolScene.json(
                        """
                        {"PoolName":"users","LambdaConfig":{"DefineAuthChallenge":
                         "arn:aws:lambda:us-east-1:000000000000:function:theirs:live"}}
                        """),
                PoolScene.json("{\"ClientName\":\"web\"}"));

        var detached = PoolScene.run(scene.tool(), List.of("pool", "detach"), "--yes");

        assertThat(detached.out()).contains("Nothing to change");
        assertThat(scene.pool().path("LambdaConfig")).hasSize(1);
    }

    @Test
    void aFileThatIsNoBackupIsRefused() throws IOException {
        scene.plain();
        Files.writeString(scene.directory().resolve("other.json"), "{\"format\":\"other\"}");
        Files.writeString(
                scene.directory().resolve("damaged.json"),
                "{\"format\":\"cognito-verify-pool-backup-1\",\"userPoolId\":\"us-east-1_a\"}");

        assertThat(later("restore", "missing.json").err()).contains("can't be read");
        assertThat(later("restore", "other.json").err()).contains("is no backup of this tool");
        assertThat(later("restore", "damaged.json").err()).contains("is damaged");
        assertThat(later("restore", "damaged.json").exitCode()).isEqualTo(2);
    }

    @Test
    void aBackupIsOfOnePoolOnly() {
        scene.plain();
        assertThat(scene.attach("--yes", "--backup=first.json").exitCode()).isZero();

        var other = later("detach", "--from-backup=first.json", "--user-pool-id=us-east-1_Other");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("The backup is of another user pool: " + PoolScene.POOL);
    }

    private void protectFromDeletion() {
        var pool = LivePool.updateRequest(Part.POOL, scene.pool());
        scene.call(
                "UpdateUserPool",
                pool.put("UserPoolId", PoolScene.POOL).put("DeletionProtection", "ACTIVE"));
    }

    private cognitoverify.setup.Tool.Result restore() {
        return later("restore", scene.backup().toString());
    }

    /** At another time, so that it has a backup of its own. */
    private cognitoverify.setup.Tool.Result later(String command, String... arguments) {
        var all = new java.util.ArrayList<>(List.of("pool", command, "--yes"));
        all.addAll(List.of(arguments));
        return scene.tool()
                .at(InstantSource.fixed(Instant.parse("2026-01-03T00:00:00Z")))
                .run(all.toArray(String[]::new));
    }
}
