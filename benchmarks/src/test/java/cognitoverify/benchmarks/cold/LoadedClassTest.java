package cognitoverify.benchmarks.cold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LoadedClassTest {
    @Test
    void aLineHasATimeAndAName() {
        var lines =
                List.of(
                        "[1795795458847ms] java.lang.Object source: shared objects file",
                        "[1795795458848ms] something else");

        assertThat(LoadedClass.parse(lines))
                .containsExactly(new LoadedClass(1_795_795_458_847L, "java.lang.Object"));
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Object, JDK",
        "javax.net.ssl.SSLContext, JDK",
        "com.sun.crypto.provider.SunJCE, JDK",
        "com.amazonaws.services.lambda.crac.Core, RUNTIME",
        "software.amazon.awssdk.services.ssm.SsmClient, AWS_SDK",
        "com.twilio.Twilio, TWILIO",
        "com.fasterxml.jackson.core.JsonFactory, JACKSON",
        "com.google.i18n.phonenumbers.PhoneNumberUtil, LIBPHONENUMBER",
        "cognitoverify.create.CreateChallengeHandler, OURS",
        "javassist.Other, OTHER",
        "org.crac.Core, OTHER"
    })
    void aNameTellsWhoseItIs(String name, Origin origin) {
        assertThat(new LoadedClass(0, name).origin()).isEqualTo(origin);
    }
}
