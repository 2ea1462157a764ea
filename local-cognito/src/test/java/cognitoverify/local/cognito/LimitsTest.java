package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;

/** The addresses where people see limits, and have them forgotten. */
@Timeout(60)
class LimitsTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String NOTHING =
            "{\"ledger\":true,\"pools\":[{\"id\":\"local_passwordless\",\"users\":[]},"
                    + "{\"id\":\"local_mfa\",\"users\":[]}]}";

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(
                    LocalCognito.builder()
                            .environment("MAX_GUESSES_PER_USER", "5")
                            .environment("MAX_SENDS_PER_USER_AND_DAY", "2"));

    private final Client client = Client.of(cognito.server());

    @Test
    void nobodyIsKnownAtFirst() {
        assertThat(client.get("/limits").body()).isEqualTo(NOTHING);
    }

    @Test
    void whoWasSentACodeIsKnownByTheirNumber() {
        begin(ANN);

        assertThat(user().path("name").asText()).isEqualTo(ANN);
        assertThat(user().path("sendsToday").asInt()).isOne();
        assertThat(user().path("sends").asInt()).isOne();
    }

    @Test
    void whoWasSentACodeWaitsForTheNext() {
        begin(ANN);

        assertThat(Instant.parse(user().path("sendAfter").asText())).isAfter(Instant.now());
        assertThat(user().path("guessAfter").isNull()).isTrue();
    }

    @Test
    void anApprovalEndsTheWait() {
        signIn();

        assertThat(user().path("sendAfter").isNull()).isTrue();
        assertThat(user().path("sends").asInt()).isZero();
        assertThat(user().path("sendsToday").asInt()).isOne();
    }

    @Test
    void wrongGuessesAreCounted() {
        begin(ANN).answer(SignInRound.WRONG).answer(SignInRound.WRONG);

        assertThat(user().path("wrongGuesses").asInt()).isEqualTo(2);
    }

    @Test
    void whoGuessesTooOftenWaitsForGuesses() {
        guessTooOften();

        assertThat(Instant.parse(user().path("guessAfter").asText()))
                .isAfter(Instant.now().plusSeconds(200));
    }

    @Test
    void aStrangerHasNoName() {
        begin("+12025550199");

        assertThat(user().path("name").isNull()).isTrue();
        assertThat(user().path("sendsToday").asInt()).isOne();
    }

    @Test
    void limitsAreForgottenOnRequest() {
        guessTooOften();

        var reply = client.send(HttpRequest.newBuilder(client.uri().resolve("/limits")).DELETE());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(NOTHING);
    }

    @Test
    void afterThatEverybodyGetsACodeAgain() {
        signIn();
        signIn();
        assertThat(begin(ANN).reason()).isEqualTo("TOO_MANY_CODES");

        client.send(HttpRequest.newBuilder(client.uri().resolve("/limits")).DELETE());

        assertThat(begin(ANN).reason()).isEqualTo("CODE_SENT");
    }

    @Test
    void whoHadTheDaysCodesWaitsUntilTomorrow() {
        signIn();
        signIn();

        var refused = begin(ANN);

        assertThat(refused.reason()).isEqualTo("TOO_MANY_CODES");
        assertThat(Instant.parse(user().path("sendAfter").asText()))
                .isBetween(
                        Instant.now()
                                .plusSeconds(Long.parseLong(refused.parameter("RESEND_IN")) - 2),
                        Instant.now()
                                .plusSeconds(Long.parseLong(refused.parameter("RESEND_IN")) + 2));
        assertThat(cognito.server().verify().counters().sends()).isEqualTo(2);
    }

    @Test
    void timeThatPassesEndsTheWait() {
        begin(ANN);

        cognito.server().ageLimits(Duration.ofSeconds(31));

        assertThat(user().path("sendAfter").isNull()).isTrue();
    }

    @Test
    void canOnlyBeReadAndForgotten() {
        var put =
                HttpRequest.newBuilder(client.uri().resolve("/limits"))
                        .PUT(BodyPublishers.noBody());

        assertThat(client.send(put).statusCode()).isEqualTo(405);
    }

    @Test
    void withoutALedgerThereAreNone() {
        try (var without = LocalCognito.builder().ledger(false).start()) {
            assertThat(Client.of(without).get("/limits").body())
                    .isEqualTo("{\"ledger\":false,\"pools\":[]}");
        }
    }

    @Test
    void withoutALedgerEachSignInSends() {
        try (var without = LocalCognito.builder().ledger(false).start()) {
            SignInRound.begin(without, ANN);
            SignInRound.begin(without, ANN);

            assertThat(without.verify().inbox(ANN)).hasSize(2);
        }
    }

    @Test
    void functionsElsewhereKeepTheirsThere() {
        var nowhere = URI.create("http://127.0.0.1:1");
        try (var elsewhere = LocalCognito.builder().lambdaEndpoint(nowhere).start()) {
            assertThat(Client.of(elsewhere).get("/limits").body()).contains("\"ledger\":false");
        }
    }

    private static SignInRound begin(String userName) {
        return SignInRound.begin(cognito.server(), userName);
    }

    private static void signIn() {
        var round = begin(ANN);
        var code = cognito.server().verify().inbox(ANN).getFirst().code();
        assertThat(round.answer(code).isSignedIn()).isTrue();
    }

    private static void guessTooOften() {
        var round = begin(ANN);
        for (var guess = 0; guess < 5; guess++) {
            round = round.isRefused() ? begin(ANN) : round;
            round = round.answer(SignInRound.WRONG);
        }
    }

    /** The one that is known to the pool without passwords. */
    private JsonNode user() {
        return Client.body(client.get("/limits")).at("/pools/0/users/0");
    }
}
