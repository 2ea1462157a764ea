package cognitoverify.setup.pool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.setup.Tool.Result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Checklist row G4: every door around the code is found, and named with what shuts it. */
class AuditTest {
    private static final String STATEMENT =
            """
            {"Sid":"one","Effect":"Allow","Action":"lambda:InvokeFunction",
             "Principal":{"Service":"cognito-idp.amazonaws.com"},"Condition":{
              "StringEquals":{"AWS:SourceAccount":"000000000000"},
              "ArnLike":{"AWS:SourceArn":"%s"}}}
            """
                    .formatted(PoolScene.ARN);

    @RegisterExtension static final PoolScene scene = new PoolScene();

    @Test
    void aPoolWithoutDoorsHasNothingToMend() {
        var audit = audit(pool(), client());

        assertThat(audit.exitCode()).as(audit.all()).isZero();
        assertThat(audit.out())
                .doesNotContain("HIGH")
                .doesNotContain("MEDIUM")
                .doesNotContain("LOW");
        assertThat(audit.out()).contains("ok      client-flows: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                                                       | HIGH
                    ["ALLOW_USER_SRP_AUTH","ALLOW_CUSTOM_AUTH"]             | HIGH
                    ["ALLOW_USER_PASSWORD_AUTH"]                            | HIGH
                    ["ALLOW_USER_AUTH","ALLOW_CUSTOM_AUTH"]                 | HIGH
                    ["ALLOW_ADMIN_USER_PASSWORD_AUTH","ALLOW_CUSTOM_AUTH"]  | MEDIUM
                    ["CUSTOM_AUTH_FLOW_ONLY","USER_PASSWORD_AUTH"]          | HIGH
                    ["ADMIN_NO_SRP_AUTH"]                                   | HIGH
                    """)
    void aFlowWithoutACodeIsFound(String flows, String severity) {
        var client = client();
        client.remove("ExplicitAuthFlows");
        if (flows != null) {
            client.set("ExplicitAuthFlows", PoolScene.json("{\"a\":" + flows + "}").get("a"));
        }

        var finding = found("client-flows", audit(pool(), client, "--json"));

        assertThat(finding.path("severity").asText()).isEqualTo(severity);
        assertThat(finding.path("subject").asText()).isEqualTo("web " + PoolScene.CLIENT);
    }

    @Test
    void aDoorBesideCodesIsShutByTheTool() {
        var client = client();
        client.putArray("ExplicitAuthFlows").add("ALLOW_USER_SRP_AUTH").add("ALLOW_CUSTOM_AUTH");

        assertThat(found("client-flows", audit(pool(), client, "--json")).path("remedy").asText())
                .startsWith("setup pool attach --user-pool-id " + PoolScene.POOL)
                .endsWith("--client-id " + PoolScene.CLIENT + " --close-other-flows");
    }

    /** Attaching would let people in who could not get in before. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"ExplicitAuthFlows":["ALLOW_USER_PASSWORD_AUTH"]}      | client-flows
                    {"PreventUserExistenceErrors":"LEGACY"}                 | user-existence
                    {"EnableTokenRevocation":false}                         | token-revocation
                    """)
    void aClientWithoutCodesIsNotToldToTakeThem(String settings, String check) {
        var client = client();
        client.putArray("ExplicitAuthFlows").add("ALLOW_REFRESH_TOKEN_AUTH");
        client.setAll(PoolScene.json(settings));

        assertThat(found(check, audit(pool(), client, "--json")).path("remedy").asText())
                .startsWith("Cognito console >");
    }

    @Test
    void everyClientOfThePoolIsLookedAt() {
        for (int number = 0; number < 70; number++) {
            scene.client("other%02d".formatted(number), client().toString());
        }
        scene.client("zzz", "{\"ClientName\":\"forgotten\"}");

        assertThat(
                        found("client-flows", audit(pool(), client(), "--json"))
                                .path("subject")
                                .asText())
                .isEqualTo("forgotten zzz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"AuthSessionValidity":3}                       | session-validity       | MEDIUM
                    {"AuthSessionValidity":12}                      | session-validity       | LOW
                    {"PreventUserExistenceErrors":"LEGACY"}         | user-existence         | MEDIUM
                    {"EnableTokenRevocation":false}                 | token-revocation       | MEDIUM
                    {"WriteAttributes":["name","phone_number"]}     | second-factor-writable | MEDIUM
                    {"WriteAttributes":["email"]}                   | second-factor-writable | MEDIUM
                    {"WriteAttributes":null}                        | second-factor-writable | MEDIUM
                    {"ExplicitAuthFlows":["ALLOW_REFRESH_TOKEN_AUTH"]} | code-sign-in        | HIGH
                    """)
    void aClientsWeaknessIsFound(String settings, String check, String severity) {
        var client = client();
        client.setAll(PoolScene.json(settings));

        var finding = found(check, audit(pool(), client, "--json"));

        assertThat(finding.path("severity").asText()).isEqualTo(severity);
        assertThat(finding.path("remedy").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"MfaConfiguration":"OPTIONAL"}                          | native-mfa       | HIGH
                    {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":true}} | device-tracking | MEDIUM
                    {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_phone_number"}]}} | account-recovery | HIGH
                    {"AccountRecoverySetting":null}                          | account-recovery | HIGH
                    {"AdminCreateUserConfig":{"AllowAdminCreateUserOnly":false}} | self-sign-up | MEDIUM
                    {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":30}}} | temporary-password-life | LOW
                    {"LambdaConfig":{}}                                      | triggers         | HIGH
                    """)
    void aPoolsWeaknessIsFound(String settings, String check, String severity) {
        var pool = pool();
        pool.setAll(PoolScene.json(settings));

        var finding = found(check, audit(pool, client(), "--json"));

        assertThat(finding.path("severity").asText()).isEqualTo(severity);
        assertThat(finding.path("remedy").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:us-east-1:000000000000:function:theirs:live, HIGH, isn't the stack's",
        "arn:aws:lambda:us-east-1:000000000000:function:cognito-verify-DefineAuthChallenge,"
                + " MEDIUM, without SnapStart",
        "arn:aws:lambda:us-east-1:000000000000:function:cognito-verify-DefineAuthChallenge:old,"
                + " MEDIUM, another alias"
    })
    void aTriggerThatIsNotTheStacksAliasIsFound(String arn, String severity, String message) {
        scene.lambda().alias(arn, Map.of());
        var pool = pool();
        ((ObjectNode) pool.get("LambdaConfig")).put("DefineAuthChallenge", arn);

        var finding = found("triggers", audit(pool, client(), "--json"));

        assertThat(finding.path("severity").asText()).isEqualTo(severity);
        assertThat(finding.path("message").asText()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ["COGNITO"]  | HIGH
                    []           | HIGH
                    ["Google"]   | LOW
                    """)
    void managedLoginIsFound(String providers, String severity) {
        var pool = pool().put("Domain", "sign-in");
        var client = client().put("AllowedOAuthFlowsUserPoolClient", true);
        client.putArray("AllowedOAuthFlows").add("code");
        client.set(
                "SupportedIdentityProviders", PoolScene.json("{\"a\":" + providers + "}").get("a"));

        var finding = found("managed-login", audit(pool, client, "--json"));

        assertThat(finding.path("severity").asText()).isEqualTo(severity);
    }

    @Test
    void managedLoginWithoutADomainIsNoDoor() {
        var client = client().put("AllowedOAuthFlowsUserPoolClient", true);
        client.putArray("AllowedOAuthFlows").add("code");

        assertThat(audit(pool(), client).exitCode()).isZero();
    }

    @Test
    void usersWithTemporaryPasswordsAreCountedAndNotNamed() {
        prepare(pool(), client());
        for (var name : List.of("+12025550111", "+12025550112")) {
            scene.call(
                    "AdminCreateUser",
                    scene.request()
                            .put("Username", name)
                            .put("TemporaryPassword", "Temporary-1-x"));
        }

        var audit = run("--json");

        assertThat(found("temporary-passwords", audit).path("message").asText())
                .startsWith("2 users have a temporary password");
        assertThat(audit.all()).doesNotContain("+1202555");
        assertThat(run("--sign-in-mode=PASSWORDLESS").exitCode()).isZero();
    }

    @Test
    void whereNothingIsCalledNothingIsSaidAboutWhoMay() {
        var pool = pool();
        pool.putObject("LambdaConfig");

        assertThat(messages("permissions", audit(pool, client(), "--json"))).isEmpty();
    }

    @Test
    void aMissingPermissionIsFound() {
        prepare(pool(), client());
        scene.lambda().alias(PoolScene.VERIFY, Map.of());

        var finding = found("permissions", run("--json"));

        assertThat(finding.path("severity").asText()).isEqualTo("HIGH");
        assertThat(finding.path("subject").asText()).isEqualTo(PoolScene.VERIFY);
    }

    /** Nobody can say here whether Cognito meets them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ArnNotLike\":{\"AWS:SourceArn\":\"" + PoolScene.ARN + "\"}}",
                "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}"
            })
    void aPermissionOnConditionsThatAreNotUnderstoodIsNone(String condition) {
        prepare(pool(), client());
        scene.lambda().alias(PoolScene.VERIFY, Map.of());
        scene.lambda()
                .statement(
                        PoolScene.VERIFY,
                        "{\"Sid\":\"odd\",\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\","
                                + "\"Principal\":{\"Service\":\"cognito-idp.amazonaws.com\"},"
                                + "\"Condition\":"
                                + condition
                                + "}");

        assertThat(found("permissions", run("--json")).path("severity").asText()).isEqualTo("HIGH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}
                    {"StringEquals":{"AWS:SourceAccount":"000000000000"}}
                    {"ArnLike":{"AWS:SourceArn":"arn:aws:cognito-idp:*"}}
                    """)
    void aPermissionForEveryPoolIsFound(String condition) {
        prepare(pool(), client());
        scene.lambda()
                .statement(
                        PoolScene.VERIFY,
                        """
                        {"Sid":"wide","Effect":"Allow","Action":"lambda:InvokeFunction",
                         "Principal":{"Service":"cognito-idp.amazonaws.com"},"Condition":%s}
                        """
                                .formatted(condition));

        var finding = found("permissions", run("--json"));

        assertThat(finding.path("severity").asText()).isEqualTo("MEDIUM");
        assertThat(finding.path("remedy").asText())
                .startsWith("aws lambda remove-permission")
                .contains("--statement-id wide");
    }

    @ParameterizedTest
    @CsvSource({
        "ListUserPoolClients, client-flows",
        "DescribeUserPoolClient, client-flows",
        "ListUsers, temporary-passwords"
    })
    void whatCannotBeCheckedIsAFindingAndNoEnd(String operation, String check) {
        prepare(pool(), client());
        scene.cognito().refusing(operation, 400, "AccessDeniedException");

        var audit = run("--json");

        assertThat(messages(check, audit))
                .anyMatch(message -> message.startsWith("This could not be checked"));
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.json().path("findings")).hasSizeGreaterThan(8);
    }

    @Test
    void aPolicyThatCannotBeReadIsAFindingToo() {
        prepare(pool(), client());
        scene.lambda().refusing("GetPolicy", 403, "AccessDeniedException");
        assertThat(messages("permissions", run("--json")).getFirst())
                .startsWith("This could not be checked");

        scene.lambda()
                .refusingNothing()
                .refusing("GetFunctionConfiguration", 403, "AccessDeniedException");

        assertThat(messages("sign-in-mode", run("--json")).getFirst())
                .startsWith("This could not be checked");
    }

    @Test
    void theModeDecidesHowBadADoorIs() {
        prepare(pool().put("MfaConfiguration", "ON"), client());

        assertThat(found("native-mfa", run("--json")).path("severity").asText()).isEqualTo("HIGH");
        assertThat(
                        found("native-mfa", run("--json", "--sign-in-mode=passwordless"))
                                .path("severity")
                                .asText())
                .isEqualTo("LOW");
    }

    @Test
    void withoutAStackTheModeIsAskedFor() {
        prepare(pool(), client());

        var audit = run("--without-stack", "--json");

        assertThat(found("sign-in-mode", audit).path("severity").asText()).isEqualTo("LOW");
        assertThat(audit.exitCode()).isZero();
    }

    @Test
    void recoveryByMailCountsWhereCodesComeByMail() {
        var pool = pool();
        pool.putObject("AccountRecoverySetting")
                .putArray("RecoveryMechanisms")
                .addObject()
                .put("Name", "verified_email");
        prepare(pool, client());
        assertThat(run().exitCode()).isZero();

        scene.lambda()
                .alias(PoolScene.CREATE, Map.of("SIGN_IN_MODE", "MFA", "CHANNELS", "sms,email"))
                .statement(PoolScene.CREATE, STATEMENT);

        assertThat(found("account-recovery", run("--json")).path("message").asText())
                .contains("by e-mail");
    }

    @Test
    void aPoolThatIsNotThereIsTold() {
        var audit = scene.tool().run("pool", "audit", "--user-pool-id=us-east-1_Unknown");

        assertThat(audit.exitCode()).isEqualTo(2);
        assertThat(audit.err()).contains("There is no user pool us-east-1_Unknown");
    }

    @Test
    void remediesSayWhereAwsIsAsTheCommandDid() {
        prepare(pool(), client().put("AuthSessionValidity", 3));
        scene.stacks().stack("mine", Map.of());

        assertThat(run("--stack-name=mine", "--region=us-east-1").out())
                .contains(
                        "setup pool attach --region us-east-1 --stack-name mine --user-pool-id "
                                + PoolScene.POOL
                                + " --client-id "
                                + PoolScene.CLIENT);
    }

    private static JsonNode found(String check, Result audit) {
        for (var finding : audit.json().path("findings")) {
            if (finding.path("check").asText().equals(check)
                    && !finding.path("severity").asText().equals("OK")) {
                return finding;
            }
        }
        throw new AssertionError(check + " not found in " + audit.out());
    }

    private static List<String> messages(String check, Result audit) {
        return audit.json()
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("check").asText().equals(check))
                .map(finding -> finding.path("message").asText())
                .toList();
    }

    private Result audit(ObjectNode pool, ObjectNode client, String... more) {
        prepare(pool, client);
        return run(more);
    }

    private void prepare(ObjectNode pool, ObjectNode client) {
        scene.with(pool, client);
        for (var alias : List.of(PoolScene.DEFINE, PoolScene.CREATE, PoolScene.VERIFY)) {
            scene.lambda().statement(alias, STATEMENT);
        }
    }

    private Result run(String... more) {
        return PoolScene.run(scene.tool(), List.of("pool", "audit"), more);
    }

    /** As template.yaml makes it. */
    private static ObjectNode pool() {
        return PoolScene.json(
                """
                {"PoolName":"users","MfaConfiguration":"OFF",
                 "LambdaConfig":{"DefineAuthChallenge":"%s","CreateAuthChallenge":"%s",
                  "VerifyAuthChallengeResponse":"%s"},
                 "AdminCreateUserConfig":{"AllowAdminCreateUserOnly":true},
                 "Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":1}},
                 "AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"admin_only"}]}}
                """
                        .formatted(PoolScene.DEFINE, PoolScene.CREATE, PoolScene.VERIFY));
    }

    /** As template.yaml makes it. */
    private static ObjectNode client() {
        return PoolScene.json(
                """
                {"ClientName":"web",
                 "ExplicitAuthFlows":["ALLOW_CUSTOM_AUTH","ALLOW_REFRESH_TOKEN_AUTH"],
                 "PreventUserExistenceErrors":"ENABLED","AuthSessionValidity":15,
                 "EnableTokenRevocation":true,"WriteAttributes":["name","locale"]}
                """);
    }
}
