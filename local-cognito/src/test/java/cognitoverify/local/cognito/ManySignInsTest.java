package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.trigger.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Timeout(120)
@LocalCognitoTest
class ManySignInsTest {
    private static final int MANY = 200;

    /** One of them first, so that the functions are warm: a cold start is another matter. */
    @Test
    void twoHundredAtOnceLoseNothing(LocalCognito cognito) throws Exception {
        IntStream.rangeClosed(0, MANY)
                .mapToObj(ManySignInsTest::number)
                .forEach(number -> cognito.addUser(PASSWORDLESS, LocalUser.withNumber(number)));
        assertThat(signIn(cognito, number(0))).isTrue();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signIns =
                    IntStream.rangeClosed(1, MANY)
                            .mapToObj(i -> threads.submit(() -> signIn(cognito, number(i))))
                            .toList();

            for (Future<Boolean> signIn : signIns) {
                assertThat(signIn.get()).isTrue();
            }
        }
        assertThat(cognito.verify().counters().approvals()).isEqualTo(MANY + 1);
        assertThat(cognito.timeline().of(Trigger.CREATE)).hasSizeLessThanOrEqualTo(1000);
    }

    private static boolean signIn(LocalCognito cognito, String number) {
        var client = Client.of(cognito);
        var challenge = client.initiate(PASSWORDLESS, number);
        var code = cognito.verify().inbox(number).getFirst().code();
        return client.answer(PASSWORDLESS, challenge, code).has("AuthenticationResult");
    }

    private static String number(int index) {
        return "+1202555%04d".formatted(1000 + index);
    }
}
