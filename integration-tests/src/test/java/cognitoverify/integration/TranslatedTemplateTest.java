package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The template as CloudFormation sees it, with what SAM has made of the functions. */
@NeedsSamTranslator
class TranslatedTemplateTest {
    private static final String AT_ONCE = "AllAtOnce";
    private static final String GRADUALLY = "Canary10Percent5Minutes";
    private static final List<String> FUNCTIONS =
            List.of(
                    "DefineAuthChallengeFunction",
                    "CreateAuthChallengeFunction",
                    "VerifyAuthChallengeFunction");

    private static JsonNode translated = Template.json("{}");

    @BeforeAll
    static void translate() {
        translated = SamTranslator.translated(List.of(AT_ONCE, GRADUALLY));
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, GRADUALLY})
    void theLinterHasNothingToSay(String preference) {
        assertThat(translated.path(preference).path("problems")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, GRADUALLY})
    void nothingRefersToWhatIsNotThere(String preference) {
        assertThat(Choices.deployedBy(preference))
                .hasSize(128)
                .allSatisfy(
                        choice -> {
                            var deployed = new Deployed(template(preference), choice);
                            assertThat(deployed.names()).containsAll(deployed.references());
                        });
    }

    /** T3 */
    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, GRADUALLY})
    void eachFunctionHasAnAliasOfAPublishedVersionThatIsASnapshot(String preference) {
        var resources = template(preference).path("Resources");

        assertThat(FUNCTIONS)
                .allSatisfy(
                        function -> {
                            var version =
                                    resources
                                            .path(function + "Aliaslive")
                                            .at("/Properties/FunctionVersion/Fn::GetAtt/0")
                                            .asText();
                            assertThat(resources.path(version).path("Type").asText())
                                    .isEqualTo("AWS::Lambda::Version");
                            assertThat(
                                            resources
                                                    .path(function)
                                                    .at("/Properties/SnapStart/ApplyOn")
                                                    .asText())
                                    .isEqualTo("PublishedVersions");
                        });
    }

    @Test
    void allAtOnceIsWithoutCodeDeploy() {
        assertThat(template(AT_ONCE).path("Resources"))
                .noneMatch(
                        resource ->
                                resource.path("Type").asText().startsWith("AWS::CodeDeploy")
                                        || resource.has("UpdatePolicy"));
    }

    /** T7: a new version that fails or is slow doesn't get further than a tenth of the calls. */
    @Test
    void aGradualDeploymentGoesBackByTheFunctionsOwnAlarms() {
        var resources = template(GRADUALLY).path("Resources");

        assertThat(FUNCTIONS)
                .allSatisfy(
                        function -> {
                            var trigger = function.replace("Function", "");
                            var group = function + "DeploymentGroup";
                            assertThat(
                                            resources
                                                    .path(function + "Aliaslive")
                                                    .at(
                                                            "/UpdatePolicy/CodeDeployLambdaAliasUpdate/DeploymentGroupName/Ref")
                                                    .asText())
                                    .isEqualTo(group);
                            assertThat(resources.path(group).at("/Properties/AlarmConfiguration"))
                                    .isEqualTo(
                                            Template.json(
                                                    """
                                                    {'Enabled': true, 'Alarms': [{'Name': {'Ref': 'NAMEErrorsAlarm'}},
                                                                                 {'Name': {'Ref': 'NAMEDurationAlarm'}}]}
                                                    """,
                                                    trigger));
                            assertThat(
                                            resources
                                                    .path(group)
                                                    .at(
                                                            "/Properties/AutoRollbackConfiguration/Events"))
                                    .map(JsonNode::asText)
                                    .contains("DEPLOYMENT_STOP_ON_ALARM");
                        });
    }

    /** T1: what SAM adds for CodeDeploy is CodeDeploy's, and no function's. */
    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, GRADUALLY})
    void functionsHaveTheRolesThatTheTemplateGivesThem(String preference) {
        var resources = template(preference).path("Resources");

        assertThat(FUNCTIONS)
                .allSatisfy(
                        function -> {
                            var role = function.replace("Function", "Role");
                            assertThat(
                                            resources
                                                    .path(function)
                                                    .at("/Properties/Role/Fn::GetAtt/0")
                                                    .asText())
                                    .isEqualTo(role);
                            assertThat(
                                            resources
                                                    .path(role)
                                                    .at("/Properties")
                                                    .has("ManagedPolicyArns"))
                                    .isFalse();
                            assertThat(resources.path(role).toString()).doesNotContain("*");
                        });
    }

    private static JsonNode template(String preference) {
        return translated.path(preference).path("template");
    }
}
