package cognitoverify.integration;

import static cognitoverify.integration.Template.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void createAndVerifyMayReadTheirParametersAndUseTheirKeyForThat(String trigger) {
        var secret = parameter("TwilioTokenParameter");
        var ledgerKey = parameter("LedgerKeyParameter");

        assertThat(statements(trigger).get(1))
                .isEqualTo(
                        json(
                                """
                                {'Effect': 'Allow', 'Action': 'ssm:GetParameters', 'Resource': [
                                   {'Fn::Sub': 'SECRET'},
                                   {'Fn::If': ['WithLedger', {'Fn::Sub': 'KEY'}, {'Ref': 'AWS::NoValue'}]}]}
                                """
                                        .replace("SECRET", secret)
                                        .replace("KEY", ledgerKey)));
        assertThat(statements(trigger).get(2))
                .isEqualTo(
                        json(
                                """
                                {'Fn::If': ['TokenHasOwnKey',
                                  {'Effect': 'Allow', 'Action': 'kms:Decrypt', 'Resource': {'Ref': 'TwilioTokenKmsKeyArn'},
                                   'Condition': {'StringEquals': {
                                     'kms:ViaService': {'Fn::Sub': 'ssm.${AWS::Region}.${AWS::URLSuffix}'},
                                     'kms:EncryptionContext:PARAMETER_ARN': [
                                       {'Fn::Sub': 'SECRET'},
                                       {'Fn::If': ['WithLedger', {'Fn::Sub': 'KEY'}, {'Ref': 'AWS::NoValue'}]}]}}},
                                  {'Ref': 'AWS::NoValue'}]}
                                """
                                        .replace("SECRET", secret)
                                        .replace("KEY", ledgerKey)));
    }

    /** T1, T5: what each does there, and with a ledger only. */
    @ParameterizedTest
    @CsvSource({
        "CreateAuthChallenge, 'dynamodb:UpdateItem dynamodb:ConditionCheckItem dynamodb:GetItem'",
        "VerifyAuthChallenge, 'dynamodb:UpdateItem dynamodb:GetItem'"
    })
    void createAndVerifyMayUseTheLedgersTableAndNoOther(String trigger, String actions) {
        var policy = role(trigger).at("/Policies/2/Fn::If");

        assertThat(policy.get(0).asText()).isEqualTo("WithLedger");
        assertThat(policy.get(2)).isEqualTo(json("{'Ref': 'AWS::NoValue'}"));
        assertThat(policy.at("/1/PolicyDocument/Statement").valueStream())
                .singleElement()
                .isEqualTo(
                        json(
                                """
                                {'Effect': 'Allow', 'Action': ['ACTIONS'],
                                 'Resource': {'Fn::GetAtt': 'LedgerTable.Arn'}}
                                """
                                        .replace("ACTIONS", actions.replace(" ", "', '"))));
    }

    private static String parameter(String name) {
        return "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${"
                + name
                + "}";
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
