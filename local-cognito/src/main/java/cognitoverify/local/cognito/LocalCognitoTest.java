package cognitoverify.local.cognito;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the tests of a class a {@link LocalCognito}, which they take as a parameter.
 *
 * <pre>{@code
 * @LocalCognitoTest
 * class SignInTest {
 *     @Test
 *     void signsIn(LocalCognito cognito) {}
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalCognitoExtension.class)
public @interface LocalCognitoTest {}
