package cognitoverify.integration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests that need MiniStack, besides all that {@link NeedsDocker} is about; {@code tests.docker}
 * says for both whether they run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsDocker
@ExtendWith(NeedsMiniStack.Condition.class)
@interface NeedsMiniStack {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return DockerCondition.evaluate(DockerCondition.mode(), Condition::missing);
        }

        private static @Nullable String missing() {
            return MiniStack.find(System.getenv()) == null
                    ? "there is no ministack, neither in the variable MINISTACK nor on PATH"
                    : DockerCondition.missingImage(MiniStack.IMAGE);
        }
    }
}
