package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whatever somebody chooses, the template is of one piece: in every combination of the choices. */
class TemplateChoicesTest {
    private static final JsonNode TEMPLATE = Template.read().at();

    /** CloudFormation would refuse it, but only in the combination that nobody has tried. */
    @Test
    void nothingRefersToWhatIsNotThere() {
        assertThat(Choices.all())
                .hasSize(256)
                .allSatisfy(
                        choice -> {
                            var deployed = new Deployed(TEMPLATE, choice);
                            assertThat(deployed.names()).containsAll(deployed.references());
                        });
    }

    /** T2 */
    @Test
    void onlyThePoolThatPeopleSignInToMayInvokeTheFunctions() {
        assertThat(Choices.all())
                .allSatisfy(
                        choice ->
                                assertThat(
                                                new Deployed(TEMPLATE, choice)
                                                        .resources("AWS::Lambda::Permission")
                                                        .values())
                                        .hasSize(3)
                                        .allSatisfy(permission -> isForPool(permission, choice)));
    }

    private static void isForPool(JsonNode permission, Map<String, String> choice) {
        var source = permission.at("/Properties/SourceArn");
        assertThat(permission.at("/Properties/SourceAccount/Ref").asText())
                .isEqualTo("AWS::AccountId");
        if (choice.containsKey("ExistingUserPoolId")) {
            assertThat(source.path("Fn::Sub").asText()).endsWith("userpool/${ExistingUserPoolId}");
        } else {
            assertThat(source.path("Fn::GetAtt").asText()).isEqualTo("UserPool.Arn");
        }
    }

    /** T1 */
    @Test
    void noRoleNamesAnActionOrAResourceByAStar() {
        assertThat(Choices.all())
                .allSatisfy(
                        choice ->
                                assertThat(
                                                new Deployed(TEMPLATE, choice)
                                                        .resources("AWS::IAM::Role")
                                                        .values())
                                        .hasSize(3)
                                        .noneMatch(role -> role.toString().contains("*")));
    }

    /** T1: rights are given for the resources of this stack, or the secrets that it names. */
    @Test
    void everyRightIsForSomethingThatTheStackNames() {
        assertThat(Choices.all())
                .allSatisfy(
                        choice ->
                                assertThat(
                                                new Deployed(TEMPLATE, choice)
                                                        .resources("AWS::IAM::Role")
                                                        .values())
                                        .flatMap(role -> role.findValues("Resource"))
                                        .isNotEmpty()
                                        .allMatch(
                                                resource ->
                                                        resource.toString()
                                                                .matches(
                                                                        ".*(GetAtt|Parameter}|TwilioTokenKmsKeyArn).*")));
    }

    /** T5, T9: what was not chosen costs nothing and does nothing. */
    @Test
    void whatWasNotChosenIsNotThere() {
        assertThat(Choices.all())
                .allSatisfy(
                        choice -> {
                            var deployed = new Deployed(TEMPLATE, choice);
                            var expected = new TreeMap<String, Boolean>();
                            var created = !choice.containsKey("ExistingUserPoolId");
                            expected.put("AWS::Cognito::UserPool", created);
                            expected.put("AWS::Cognito::UserPoolClient", created);
                            expected.put(
                                    "AWS::DynamoDB::Table",
                                    !choice.containsKey("LedgerKeyParameter"));
                            expected.put("AWS::WAFv2::WebACL", choice.containsKey("CreateWebAcl"));
                            expected.put(
                                    "AWS::WAFv2::WebACLAssociation",
                                    choice.containsKey("CreateWebAcl"));
                            expected.put(
                                    "AWS::SNS::Subscription", choice.containsKey("AlarmEmail"));
                            assertThat(expected)
                                    .allSatisfy(
                                            (type, isThere) ->
                                                    assertThat(deployed.resources(type))
                                                            .hasSize(isThere ? 1 : 0));
                        });
    }

    @Test
    void theOutputsAreThoseOfWhatIsThere() {
        assertThat(Choices.all())
                .allSatisfy(
                        choice -> {
                            var outputs = new Deployed(TEMPLATE, choice).outputs();
                            assertThat(outputs.containsKey("UserPoolId")).isTrue();
                            assertThat(outputs.containsKey("UserPoolClientId"))
                                    .isEqualTo(!choice.containsKey("ExistingUserPoolId"));
                            assertThat(outputs.containsKey("LedgerTableName"))
                                    .isEqualTo(!choice.containsKey("LedgerKeyParameter"));
                        });
    }

    /** A choice that is missing from {@link Choices} would go untested. */
    @Test
    void everyConditionOfAResourceIsTrueInOneCombinationAndFalseInAnother() {
        var conditions = new TreeSet<String>();
        TEMPLATE.path("Resources")
                .forEach(
                        resource -> {
                            if (resource.has("Condition")) {
                                conditions.add(resource.path("Condition").asText());
                            }
                        });

        assertThat(conditions)
                .isNotEmpty()
                .allSatisfy(
                        condition ->
                                assertThat(
                                                Choices.all().stream()
                                                        .map(
                                                                choice ->
                                                                        new Deployed(
                                                                                        TEMPLATE,
                                                                                        choice)
                                                                                .holds(condition)))
                                        .contains(true, false));
    }
}
