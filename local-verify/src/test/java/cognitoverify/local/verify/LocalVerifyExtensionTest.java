package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;

class LocalVerifyExtensionTest {
    /** The extension never asks it anything. */
    private static final ExtensionContext CONTEXT =
            (ExtensionContext)
                    Proxy.newProxyInstance(
                            LocalVerifyExtensionTest.class.getClassLoader(),
                            new Class<?>[] {ExtensionContext.class},
                            (_, _, _) -> null);

    @RegisterExtension
    static final LocalVerifyExtension shared = LocalVerifyExtension.withDefaults();

    private static @Nullable LocalVerify first;

    @RegisterExtension final LocalVerifyExtension own = LocalVerifyExtension.withDefaults();

    @BeforeAll
    static void rememberTheServer() {
        first = shared.server();
    }

    @RepeatedTest(2)
    void resetsBeforeEachTest() {
        assertThat(shared.server().inbox()).isEmpty();

        Client.of(shared).send(Client.ANN, "sms");
    }

    @RepeatedTest(2)
    void keepsOneServerForAllTestsOfAStaticField() {
        assertThat(shared.server()).isSameAs(first);
    }

    @Test
    void startsAServerOfItsOwnForAnInstanceField() {
        assertThat(own.server().uri()).isNotEqualTo(shared.server().uri());
    }

    @Test
    void closesTheServerOfAnInstanceFieldAfterEachTest() {
        var extension = LocalVerifyExtension.withDefaults();
        extension.beforeEach(CONTEXT);
        var server = extension.server();

        extension.afterEach(CONTEXT);

        assertClosed(server);
    }

    @Test
    void closesTheServerOfAStaticFieldAfterTheOutermostClass() {
        var extension = LocalVerifyExtension.withDefaults();
        extension.beforeAll(CONTEXT);
        extension.beforeAll(CONTEXT);
        extension.beforeEach(CONTEXT);
        var server = extension.server();

        extension.afterEach(CONTEXT);
        extension.afterAll(CONTEXT);
        assertThat(extension.server()).isSameAs(server);

        extension.afterAll(CONTEXT);
        assertClosed(server);
    }

    private static void assertClosed(LocalVerify server) {
        assertThatThrownBy(() -> Client.of(server::uri).send(Client.ANN, "sms"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Nested
    class InANestedClass {
        @Test
        void keepsTheServer() {
            assertThat(shared.server()).isSameAs(first);
        }
    }
}
