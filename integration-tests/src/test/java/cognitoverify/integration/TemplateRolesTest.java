package cognitoverify.integration;

import static cognitoverify.integration.Template.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What the functions may do in the account that they are deployed to. */
class TemplateRolesTest {

    private static final String DEFINE = "DefineAuthChallenge";
    private static final String CREATE = "CreateAuthChallenge";
    private static final String VERIFY = "VerifyAuthChallenge";

    private final Template template = Template.read();

    static List<String> triggers() {
        return List.of(DEFINE, CREATE, VERIFY);
    }

    /** T1 */
    @Test
    void everyFunctionHasARoleOfItsOwnThatOnlyLambdaCanAssume() {
        assertThat(template.resources("AWS::IAM::Role")).hasSameSizeAs(triggers());
        assertThat(triggers())
                .allSatisfy(
                        trigger -> {
                            assertThat(template.properties(trigger + "Function").path("Role"))
                                    .isEqualTo(json("{'Fn::GetAtt': 'NAMERole.Arn'}", trigger));
                            assertThat(template.properties(trigger + "Function").has("Policies"))
                                    .isFalse();
                            assertThat(
                                            role(trigger)
                                                    .at(
                                                            "/AssumeRolePolicyDocument/Statement/0/Principal"))
                                    .isEqualTo(json("{'Service': 'lambda.amazonaws.com'}"));
                        });
    }

    /** T1 */
    @ParameterizedTest
    @MethodSource("triggers")
    void noRoleNamesAnActionOrAResourceByAStar(String trigger) {
        assertThat(role(trigger).has("ManagedPolicyArns")).isFalse();
        assertThat(role(trigger).toString()).doesNotContain("*");
    }

    /** T1, T6 */
    @ParameterizedTest
    @MethodSource("triggers")
    void everyRoleMayWriteToItsFunctionsOwnLogOnly(String trigger) {
        assertThat(statements(trigger))
                .filteredOn(statement -> statement.path("Action").toString().contains("logs:"))
                .singleElement()
                .isEqualTo(
                        json(
                                """
                                {'Effect': 'Allow', 'Action': ['logs:CreateLogStream', 'logs:PutLogEvents'],
                                 'Resource': {'Fn::GetAtt': 'NAMELogGroup.Arn'}}
                                """,
                                trigger));
    }

    /** T1, D7 */
    @Test
    void defineMayDoNothingElse() {
        assertThat(statements(DEFINE)).hasSize(1);
    }

    /** T1 */
    @ParameterizedTest
    @ValueSource(strings = {CREATE, VERIFY})
    void createAndVerifyMayReadTheOneParameterAndUseItsKeyForThat(String trigger) {
        var parameter =
                "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${TwilioTokenParameter}";

        var statements = statements(trigger);

        assertThat(statements).hasSize(3);
        assertThat(statements.get(1))
                .isEqualTo(
                        json(
                                """
                                {'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': {'Fn::Sub': 'NAME'}}
                                """,
                                parameter));
        assertThat(statements.get(2))
                .isEqualTo(
                        json(
                                """
                                {'Fn::If': ['TokenHasOwnKey',
                                  {'Effect': 'Allow', 'Action': 'kms:Decrypt', 'Resource': {'Ref': 'TwilioTokenKmsKeyArn'},
                                   'Condition': {'StringEquals': {
                                     'kms:ViaService': {'Fn::Sub': 'ssm.${AWS::Region}.${AWS::URLSuffix}'},
                                     'kms:EncryptionContext:PARAMETER_ARN': {'Fn::Sub': 'NAME'}}}},
                                  {'Ref': 'AWS::NoValue'}]}
                                """,
                                parameter));
    }

    private JsonNode role(String trigger) {
        return template.properties(trigger + "Role");
    }

    private List<JsonNode> statements(String trigger) {
        return role(trigger)
                .path("Policies")
                .valueStream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .toList();
    }
}
