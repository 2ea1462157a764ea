package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class ParallelRequestsTest {
    private static final int MANY = 50;

    private final AtomicInteger codesMade = new AtomicInteger();

    @RegisterExtension
    final LocalVerifyExtension verify =
            new LocalVerifyExtension(
                    LocalVerify.builder()
                            .codes(() -> "%06d".formatted(codesMade.incrementAndGet())));

    private final Client client = Client.of(verify);

    @Test
    void makeOneCodeAndFiveMessages() throws InterruptedException {
        var answers = atOnce(() -> client.send(Client.ANN, "sms"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(MANY - 5);
        assertThat(codesMade).hasValue(1);
        assertThat(verify.server().inbox()).hasSize(5);
        assertThat(verify.server().counters().sends()).isEqualTo(MANY);
    }

    @Test
    void getOneApproval() throws InterruptedException {
        client.send(Client.ANN, "sms");

        var answers = atOnce(() -> client.check(Client.ANN, "000001"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 404).hasSize(MANY - 1);
        assertThat(verify.server().counters().approvals()).isEqualTo(1);
        assertThat(verify.server().counters().checks()).isEqualTo(MANY);
    }

    @Test
    void getFiveGuesses() throws InterruptedException {
        client.send(Client.ANN, "sms");

        var answers = atOnce(() -> client.check(Client.ANN, "999999"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(MANY - 5);
    }

    private static List<Client.Answer> atOnce(Callable<Client.Answer> request)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Client.Answer>>();
            for (var number = 0; number < MANY; number++) {
                all.add(request);
            }
            return threads.invokeAll(all).stream().map(ParallelRequestsTest::answer).toList();
        }
    }

    private static Client.Answer answer(Future<Client.Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
