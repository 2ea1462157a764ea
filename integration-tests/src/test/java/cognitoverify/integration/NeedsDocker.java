package cognitoverify.integration;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests that need Docker and {@code sam}. The system property {@code tests.docker} says whether
 * they run: {@code auto} where both are there and else are skipped with the reason, {@code
 * required} in any case, {@code off} never.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerCondition.class)
@Isolated("On a busy machine a container's JVM starts too late for its function.")
@interface NeedsDocker {}
