package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;

class LocalCognitoExtensionTest {
    private static final LocalUser BOB = LocalUser.withNumber("+12025550101");

    /** The extension never asks it anything. */
    private static final ExtensionContext CONTEXT =
            (ExtensionContext)
                    Proxy.newProxyInstance(
                            LocalCognitoExtensionTest.class.getClassLoader(),
                            new Class<?>[] {ExtensionContext.class},
                            (_, _, _) -> null);

    @RegisterExtension
    static final LocalCognitoExtension shared = LocalCognitoExtension.withDefaults();

    private static @Nullable LocalCognito first;

    @RegisterExtension final LocalCognitoExtension own = LocalCognitoExtension.withDefaults();

    @BeforeAll
    static void rememberTheServer() {
        first = shared.server();
    }

    @RepeatedTest(2)
    void resetsBeforeEachTest() {
        var server = shared.server();
        assertThat(server.attributes(LocalPool.MFA, BOB.phoneNumber())).isNull();

        server.addUser(LocalPool.MFA, BOB);
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
        var extension = LocalCognitoExtension.withDefaults();
        extension.beforeEach(CONTEXT);
        var server = extension.server();

        extension.afterEach(CONTEXT);

        assertClosed(server);
    }

    @Test
    void closesTheServerOfAStaticFieldAfterTheOutermostClass() {
        var extension = LocalCognitoExtension.withDefaults();
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

    private static void assertClosed(LocalCognito server) {
        assertThatThrownBy(() -> new Socket("localhost", server.uri().getPort()).close())
                .isInstanceOf(IOException.class);
    }

    @Nested
    class InANestedClass {
        @Test
        void keepsTheServer() {
            assertThat(shared.server()).isSameAs(first);
        }
    }
}
