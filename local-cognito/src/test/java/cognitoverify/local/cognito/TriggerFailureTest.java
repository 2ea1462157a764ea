package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.trigger.FunctionAnswer;
import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;
import cognitoverify.local.cognito.trigger.TimelineEntry;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What clients get to see of functions that misbehave. */
class TriggerFailureTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(
                    LocalCognito.builder().attemptTimeout(PATIENCE).functions(SCRIPT));

    @BeforeEach
    void begin() {
        SCRIPT.reset();
    }

    @Test
    void anExceptionIsShownToWhoeverAsks() {
        SCRIPT.on(Trigger.CREATE, _ -> new Threw("the database is down"));

        assertThat(refusal())
                .isEqualTo(
                        "UserLambdaValidationException:"
                                + " CreateAuthChallenge failed with error the database is down.");
        assertThat(cognito.server().timeline().of(Trigger.CREATE))
                .extracting(TimelineEntry::error)
                .containsExactly("the database is down");
    }

    @Test
    void aFunctionThatMustNotBeCalledIsNotThere() {
        SCRIPT.on(Trigger.DEFINE, _ -> new NotInvoked("AccessDeniedException"));

        assertThat(refusal())
                .isEqualTo(
                        "UnexpectedLambdaException: DefineAuthChallenge invocation failed due to"
                                + " error AccessDeniedException.");
    }

    @Test
    void outputThatIsNotJsonIsRefused() {
        SCRIPT.on(Trigger.DEFINE, _ -> new Returned("{"));

        assertThat(refusal())
                .isEqualTo(
                        "InvalidLambdaResponseException:"
                                + " Invalid lambda function output : Invalid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"text\"", "{\"response\":null}"})
    void outputWithoutAResponseIsRefused(String output) {
        SCRIPT.on(Trigger.DEFINE, _ -> new Returned(output));

        assertThat(refusal())
                .isEqualTo("InvalidLambdaResponseException: Unrecognizable lambda output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"challengeName\":\"SMS_MFA\"}",
                "{\"challengeName\":5}",
                "{\"issueTokens\":\"true\"}",
                "{\"failAuthentication\":1}"
            })
    void aDecisionThatIsNoneIsRefused(String response) {
        SCRIPT.responds(Trigger.DEFINE, response);

        assertThat(refusal())
                .isEqualTo("InvalidLambdaResponseException: Unrecognizable lambda output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"publicChallengeParameters\":{\"length\":6}}",
                "{\"privateChallengeParameters\":[]}",
                "{\"challengeMetadata\":{}}"
            })
    void aChallengeOfAnythingButTextsIsRefused(String response) {
        SCRIPT.responds(Trigger.CREATE, response);

        assertThat(refusal())
                .isEqualTo("InvalidLambdaResponseException: Unrecognizable lambda output");
    }

    @Test
    void ofTwoDecisionsAtOnceTheRefusalCounts() {
        SCRIPT.responds(Trigger.DEFINE, "{\"issueTokens\":true,\"failAuthentication\":true}");

        assertThat(refusal()).isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void aPoolWithoutAFunctionCannotDoIt() {
        cognito.server().createPool("us-east-1_empty", "{}");
        cognito.server().createClient("us-east-1_empty", "empty", null, "{}");
        cognito.server()
                .createClient(
                        "us-east-1_empty",
                        "hiding",
                        null,
                        "{\"PreventUserExistenceErrors\":\"ENABLED\"}");

        assertThat(client().refusal("InitiateAuth", initiation("hiding", "ann")))
                .isEqualTo(
                        "UnexpectedLambdaException: null invocation failed due to configuration.");
        assertThat(client().refusal("InitiateAuth", initiation("empty", "ann")))
                .isEqualTo("UserNotFoundException: User does not exist.");
    }

    @Test
    void aFunctionThatNeverAnswersIsCalledThreeTimes() {
        var calls = new AtomicInteger();
        SCRIPT.on(Trigger.CREATE, slow(calls, 3));

        assertThat(refusal())
                .isEqualTo(
                        "UnexpectedLambdaException: CreateAuthChallenge invocation failed due to"
                                + " error Socket timeout while invoking Lambda function.");
        assertThat(calls).hasValue(3);
        assertThat(cognito.server().timeline().of(Trigger.CREATE))
                .extracting(TimelineEntry::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void onlyTheLaterAnswerCountsWhileTheEarlierCallRunsOn() throws InterruptedException {
        var calls = new AtomicInteger();
        var bothRan = new CountDownLatch(2);
        var slow = slow(calls, 1);
        SCRIPT.on(
                Trigger.CREATE,
                event -> {
                    var answer = slow.apply(event);
                    bothRan.countDown();
                    return answer;
                });

        var challenge = client().initiate(PASSWORDLESS, ANN);

        assertThat(challenge.at("/ChallengeParameters/call").asText()).isEqualTo("2");
        assertThat(bothRan.await(20, TimeUnit.SECONDS)).isTrue();
        var entries = cognito.server().timeline().of(Trigger.CREATE);
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().response()).isNull();
        assertThat(entries.getFirst().duration()).isGreaterThanOrEqualTo(PATIENCE);
        assertThat(entries.getLast().error()).isNull();
    }

    @Test
    void aFunctionThatCannotEvenThrowIsAnErrorOfTheService() {
        SCRIPT.on(
                Trigger.DEFINE,
                _ -> {
                    throw new IllegalStateException("bug");
                });

        assertThat(refusal())
                .isEqualTo(
                        "UnexpectedLambdaException: DefineAuthChallenge invocation failed due to"
                                + " error IllegalStateException.");
    }

    /** So many first calls take longer than Cognito waits. */
    private static Function<ObjectNode, FunctionAnswer> slow(AtomicInteger calls, int slowOnes) {
        return event -> {
            var call = calls.incrementAndGet();
            if (call <= slowOnes) {
                sleep(PATIENCE.multipliedBy(2));
            }
            return Script.respond(
                    event, "{\"publicChallengeParameters\":{\"call\":\"%d\"}}".formatted(call));
        };
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Client client() {
        return Client.of(cognito.server());
    }

    private static String refusal() {
        return client().refusal("InitiateAuth", initiation(PASSWORDLESS.clientId(), ANN));
    }
}
