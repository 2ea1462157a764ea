package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.verify.LocalVerify;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the annotation gives to a class and to those in it. */
@LocalCognitoTest
class LocalCognitoTestTest {
    private static final LocalUser BOB = LocalUser.withNumber("+12025550101");

    private static @Nullable LocalCognito first;

    @BeforeAll
    static void rememberTheServer(LocalCognito cognito) {
        first = cognito;
    }

    @RepeatedTest(2)
    void keepsOneServerForAllTestsOfTheClass(LocalCognito cognito) {
        assertThat(cognito).isSameAs(first);
    }

    @RepeatedTest(2)
    void resetsBeforeEachTest(LocalCognito cognito) {
        assertThat(cognito.attributes(LocalPool.MFA, BOB.phoneNumber())).isNull();

        cognito.addUser(LocalPool.MFA, BOB);
    }

    @Test
    void givesItsVerifyToo(LocalCognito cognito, LocalVerify verify) {
        assertThat(verify).isSameAs(cognito.verify());
    }

    @Nested
    class InANestedClass {
        @Test
        void keepsTheServer(LocalCognito cognito) {
            assertThat(cognito).isSameAs(first);
        }
    }
}
