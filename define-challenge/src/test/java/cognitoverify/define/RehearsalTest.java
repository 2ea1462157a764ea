package cognitoverify.define;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.lambda.Event;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
    @ParameterizedTest
    @EnumSource
    void itSucceedsInEachMode(SignInMode mode) {
        assertThat(new Rehearsal(new SignInPolicy(mode, 3)).succeeds()).isTrue();
    }

    @Test
    void itsEventHasEveryPropertyOfTheExamples() {
        var event = Rehearsal.event(Rehearsal.passwordThen(true));

        var rehearsed = Event.of(event, CognitoUserPoolDefineAuthChallengeEvent.class);

        assertThat(Event.files("define"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(rehearsed.properties())
                                        .containsAll(Event.file(file).properties()));
    }
}
