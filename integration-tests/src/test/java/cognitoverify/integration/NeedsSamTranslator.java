package cognitoverify.integration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For tests that need a Python with cfn-lint and SAM's library: skipped where there is none, but
 * where nothing may be skipped ({@code tests.docker}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSamTranslator.Condition.class)
@interface NeedsSamTranslator {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (SamTranslator.python(System.getenv()) != null) {
                return ConditionEvaluationResult.enabled("A Python here has cfn-lint");
            }
            if (System.getProperty("tests.docker", "auto").equals("required")) {
                throw new IllegalStateException(
                        "-Dtests.docker=required, but no Python here has cfn-lint; SAM CLI's has");
            }
            return ConditionEvaluationResult.disabled("No Python here has cfn-lint");
        }
    }
}
