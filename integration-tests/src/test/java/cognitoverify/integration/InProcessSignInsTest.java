package cognitoverify.integration;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.LocalVerifyExtension;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole sign-ins without Docker. */
class InProcessSignInsTest extends WholeSignIns {
    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    @Override
    Functions passwordless() {
        return new InProcessFunctions(LocalEnvironment.of("PASSWORDLESS", verify()));
    }

    @Override
    Functions mfa() {
        return new InProcessFunctions(LocalEnvironment.of("MFA", verify()));
    }

    @Override
    LocalVerify verify() {
        return verify.server();
    }
}
