package cognitoverify.integration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * For tests that need Python 3 and its venv, which Debian packs apart: skipped where they aren't.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPython.Condition.class)
@interface NeedsPython {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Program.find("python3", System.getenv()) == null) {
                return ConditionEvaluationResult.disabled("There is no python3 here");
            }
            return canMakeEnvironments()
                    ? ConditionEvaluationResult.enabled("Python and its venv are here")
                    : ConditionEvaluationResult.disabled("This python3 has no venv");
        }

        private static boolean canMakeEnvironments() {
            var command = List.of("python3", "-c", "import ensurepip, venv");
            return Program.run(Path.of(""), Duration.ofSeconds(30), command).exitCode() == 0;
        }
    }
}
