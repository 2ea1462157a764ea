package cognitoverify.protocol.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuntimeInterfaceClientTest {
    @Test
    void theHandlerGetsTheEventAndItsAnswerComesBack() {
        var answer = RuntimeInterfaceClient.invoke(new Greeter(), event("Ann"), Event.class);

        assertThat(answer.getName()).isEqualTo("Hello, Ann");
    }

    @Test
    void theEventGoesThroughLambdasSerializer() {
        var event = event("Ann");

        var answer = RuntimeInterfaceClient.invoke(new Greeter(), event, Event.class);

        assertThat(answer).isNotSameAs(event);
        assertThat(event.getName()).isEqualTo("Ann");
    }

    @Test
    void whatAHandlerThrowsIsThrown() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> RuntimeInterfaceClient.invoke(new Greeter(), event(""), Event.class))
                .withRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aHandlerOfAnotherEventIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuntimeInterfaceClient.invoke(new Greeter(), "Ann", String.class))
                .withMessage("No handleRequest(java.lang.String)");
    }

    private static Event event(String name) {
        var event = new Event();
        event.setName(name);
        return event;
    }

    /** Like ours. */
    public static final class Greeter {
        /** Changes the event itself, as ours do. It can't greet nobody. */
        public Event handleRequest(Event event, @Nullable Object context) {
            if (event.getName().isEmpty()) {
                throw new UnsupportedOperationException();
            }
            event.setName("Hello, " + event.getName());
            return event;
        }
    }

    /** Like those of Lambda. */
    public static final class Event {
        private String name = "";

        /** Read by the serializer. */
        public String getName() {
            return name;
        }

        /** Called by the serializer. */
        public void setName(String name) {
            this.name = name;
        }
    }
}
